"""Wherever the words of a citizen went: nothing names them any more once they are removed from their form."""

from datetime import date, time

import pytest
from django.apps import apps
from django.db import models
from django.urls import reverse
from django.utils.timezone import localdate, now

from conferences.models import Conference, MinuteEntry, Outcome
from conferences.states import ConferenceState
from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.signing import services as signing
from dialogue_portal.formats.columns import Followed
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.notices.models import OutgoingMail
from registrations.models import Question, Registration, Supplement
from registrations.personaldata import services
from registrations.personaldata.anonymising import anonymise
from registrations.personaldata.words import models_with_words
from registrations.sender.services import correct
from registrations.states import QuestionState
from responses.deadlines.models import DeadlineExtension, DeadlinePause
from responses.models import Acknowledgement, Assignment, Reply
from responses.states import AssignmentState
from tests import build
from tests.registrations.named import ADDRESS, BARE, EMAIL, NAME, NAMING, PHONE

pytestmark = pytest.mark.django_db

# Columns of what hangs on a form or question that hold no words of or about a citizen.
NAMES_NOBODY = {
    "Registration": {"code", "fingerprint", "consent_version"},
    "MailedLink": {"token_hash"},
    # Emptied or deleted whole, as the first test says.
    "HeldForm": {"code", "fingerprint", "phone", "typed"},
    "Attachment": {"form_key", "name", "sha256"},
    # tests/registrations/mailbox/test_emptying.py
    "IncomingMessage": {"fingerprint", "sender_name", "sender_address", "subject", "text", "reason"}
    | {"flaws", "read_forms"},
    # Deleted; what is owed about the removal itself is emptied once it was told (test_calls.py).
    "Call": {"key", "topic", "subject", "text", "last_name", "last_phone", "last_address"},
    "SenderChange": {"before", "after"},
    "DataRequest": {"full_name", "phone", "text", "answer"},
    # Of an official; a speaker of the commune's side answers.
    "MinuteEntry": {"speaker"},
}
# Emptied by `anonymise`, or made of what is emptied.
OF_THE_FORM = {"full_name", "organisation", "phone", "second_phone", "address", "email", "late_reason"}


@pytest.fixture
def registration():
    return build.a_registration(full_name=NAME, phone=PHONE, address=ADDRESS, email=EMAIL)


@pytest.fixture
def clerk(registration):
    return build.a_member(registration.authority, Role.CLERK)


@pytest.fixture
def everywhere(registration):
    """A question whose sender is named in every column that is written about it."""
    question = build.a_question(registration, state=QuestionState.ACCEPTED, text=NAMING)
    assignment = build.an_assignment(question, AssignmentState.RELEASED, text=NAMING, direction=NAMING)
    by = assignment.directed_by
    Supplement.objects.create(
        question=question, kind="correction", before=NAMING, text=NAMING, kept_because=NAMING
    )
    Acknowledgement.objects.create(assignment=assignment, opinion="satisfied", words=NAMING)
    day = date(2026, 6, 1)
    DeadlinePause.objects.create(assignment=assignment, since_on=day, until_on=day, reason=NAMING, by=by)
    DeadlineExtension.objects.create(assignment=assignment, days=2, granted_on=day, reason=NAMING, by=by)
    conference = build.a_conference(registration.round)
    MinuteEntry.objects.create(
        conference=conference, question=question, outcome=Outcome.ANSWERED, said=NAMING
    )
    Registration.objects.update(late_reason=NAMING)
    return question


def words_about(question):
    """{model and column: what is stored} of everything that hangs on the question."""
    found = {}
    for model in models_with_words():
        path = model.personal_words.question
        for row in model.objects.filter(**{path: question.pk}):
            for name in (*model.personal_words.kept, *model.personal_words.dropped):
                found[f"{model.__name__}.{name}"] = getattr(row, name)
    return found


def hanging_on(model, known=()):
    """The models whose rows belong to a row of `model`, itself first."""
    known = [*known, model]
    # Also those without a name for the way back.
    for relation in model._meta.get_fields(include_hidden=True):
        points_here = relation.auto_created and (relation.one_to_many or relation.one_to_one)
        if points_here and relation.related_model not in known:
            known = hanging_on(relation.related_model, known)
    return known


def test_every_word_about_a_question_loses_its_sender(everywhere, registration, clerk):
    before = set(words_about(everywhere).values())

    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    after = words_about(everywhere)
    registration.refresh_from_db()
    assert before == {NAMING}
    assert after == {
        name: "" if name in ("Supplement.before", "Acknowledgement.words") else BARE for name in after
    }
    assert len(after) == 10 and registration.late_reason == BARE
    everywhere.refresh_from_db()
    assert (everywhere.as_sent, everywhere.asker) == (BARE, "Công dân")
    assert "kin" not in everywhere.search_plain.split()


def test_no_column_that_holds_words_about_a_citizen_is_forgotten():
    undeclared = []
    for model in hanging_on(Registration):
        declared = getattr(model, "personal_words", None)
        known = {*declared.kept, *declared.dropped} if declared else set()
        known |= NAMES_NOBODY.get(model.__name__, set()) | (OF_THE_FORM if model is Registration else set())
        known |= {"asked_by"} if model is Question else set()  # test_a_question_of_the_floor…
        undeclared += [
            f"{model.__name__}.{field.name}"
            for field in model._meta.concrete_fields
            if isinstance(field, models.CharField | models.TextField | models.JSONField)
            and not field.choices
            and not isinstance(field, Followed)
            and field.name not in known | {"due_explained"}
        ]

    assert undeclared == []


def test_news_that_was_owed_goes_with_the_person(registration, clerk):
    build.a_call(registration, text=NAMING)

    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    assert list(registration.calls.all()) == []


def test_letters_go_whichever_package_wrote_them_and_staff_keep_theirs_without_the_person(
    everywhere, registration, clerk
):
    build.a_registration(registration.round, email=EMAIL)  # the wife uses the same address
    assignment = everywhere.assignment
    keys = [
        f"AnswerReleased:responses.assignment:{assignment.pk}::{EMAIL}",
        f"RegistrationReceived:registrations.registration:{registration.pk}::{EMAIL}",
    ]
    of_others = [f"RegistrationReceived:registrations.registration:{registration.pk + 1}::{EMAIL}"]
    letter = {"authority": registration.authority, "subject": "Thư", "body": NAMING}
    for key in [*keys, *of_others]:
        OutgoingMail.objects.create(key=key, to=EMAIL, sent_at=now(), **letter)
    waiting = OutgoingMail.objects.create(
        key=f"CitizenAwaited:responses.assignment:{assignment.pk}:1:{EMAIL}", to=EMAIL, **letter
    )
    to_staff = OutgoingMail.objects.create(
        key=f"AnswerAssigned:responses.assignment:{assignment.pk}::{clerk.email}", to=clerk.email, **letter
    )

    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    assert list(OutgoingMail.objects.filter(to=EMAIL).values_list("key", flat=True)) == of_others
    assert OutgoingMail.objects.filter(key__startswith="removed:", to="").count() == 2
    assert not OutgoingMail.objects.filter(pk=waiting.pk).exists()
    to_staff.refresh_from_db()
    assert to_staff.body == BARE


def test_minutes_that_wait_for_their_signature_are_printed_anew(everywhere, registration, clerk):
    conference = Conference.objects.get()
    Conference.objects.update(
        state=ConferenceState.CLOSED,
        chair_name="Lê Văn Chủ",
        secretary_name="Vi Thị Ký",
        opened_at=time(7, 30),
        closed_at=time(11),
    )
    conference.refresh_from_db()
    chair = build.a_member(registration.authority, Role.CHAIR)
    printed = signing.prepare(conference, "sign_minutes", signer=chair, today=localdate())

    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    anew = signing.prepare(conference, "sign_minutes", signer=chair, today=localdate())
    assert (anew.words != printed.words, list(PreparedPrint.objects.all())) == (True, [anew])


def test_words_that_only_the_office_knows_go_too(everywhere, registration, clerk):
    Question.objects.filter(pk=everywhere.pk).update(text="Con gái tôi là cháu Bống ở nhà bà Tư.")
    request = build.a_data_request(registration, kind="erase")

    services.answer(request, actor=clerk, note="Đã xóa.", also=["cháu Bống", "bà Tư"])

    assert Question.objects.get(pk=everywhere.pk).text == "Con gái tôi là (đã xóa) ở nhà (đã xóa)."


def test_words_with_the_name_before_a_correction_lose_it_too(registration, clerk):
    question = build.a_question(registration, state=QuestionState.ACCEPTED, text=NAMING)
    correct(
        registration, actor=clerk, today=localdate(), full_name="Đoàn Thị Khác", address="Ngõ 4, thôn Đoài"
    )

    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    question.refresh_from_db()
    assert question.text == BARE


def test_the_office_reads_what_stays_before_it_removes_somebody(everywhere, registration, clerk, client):
    request = build.a_data_request(registration, kind="erase")
    client.force_login(clerk)

    page = client.get(request.step_url("answer")).text

    assert BARE in page and NAMING not in page


@pytest.mark.parametrize("step", ["answer", "refuse"])
def test_an_answer_that_names_the_person_is_not_kept(registration, clerk, client, step):
    request = build.a_data_request(registration, kind="erase")
    client.force_login(clerk)

    response = client.post(request.step_url(step), {"note": f"Kính gửi bà Kín, số {PHONE}."})

    request.refresh_from_db()
    assert (response.status_code, request.answer) == (422, "")
    assert "Xin viết lại, không nêu" in response.text


def test_whoever_still_has_the_form_open_adds_nothing_to_it(registration, clerk, client):
    question = build.a_question(registration)
    track = reverse("desk:track", args=[registration.authority.slug])
    client.post(track, {"code": registration.code, "phone": PHONE})
    before = client.get(track).context["followed"].journeys[0].offers
    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    after = client.get(track).context["followed"].journeys[0].offers
    step = reverse("desk:track_step", args=[registration.authority.slug, question.pk, "correct"])
    client.post(step, {"text": NAMING, "seen": "0", "sure": "1"})

    assert (bool(before), after, Supplement.objects.count()) == (True, [], 0)
    own = client.get(reverse("registrations:personal_data", args=[registration.authority.slug])).text
    assert "Đã xóa" in own and "Gửi yêu cầu về phiếu này" not in own


def test_what_was_not_accepted_is_restricted_and_names_nobody(registration, clerk):
    question = build.a_question(registration, text=NAMING)

    anonymise(registration, actor=clerk, today=localdate(), why="Thử.")

    question.refresh_from_db()
    assert (question.text, question.restricted) == (BARE, Concern.PERSONAL)


def test_every_model_that_declares_words_has_them():
    for model in models_with_words():
        columns = {field.name for field in model._meta.concrete_fields}
        assert {*model.personal_words.kept, *model.personal_words.dropped} <= columns
    assert {model.__name__ for model in models_with_words()} >= {
        one.__name__ for one in (Assignment, Reply, MinuteEntry)
    } and apps.ready
