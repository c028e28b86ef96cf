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
from dialogue_portal.formats.codes import new_code
from dialogue_portal.formats.columns import Followed
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.models import Record
from registrations.entry.services import ask_from_floor
from registrations.floods import services as floods
from registrations.floods.models import Flood
from registrations.models import (
    Attachment,
    DataRequest,
    HeldForm,
    Look,
    Question,
    Registration,
    Supplement,
)
from registrations.personaldata import services
from registrations.personaldata.anonymising import anonymise
from registrations.personaldata.retention import end_retention
from registrations.personaldata.words import models_with_words
from registrations.sender.services import correct
from registrations.states import QuestionState
from responses.deadlines.models import DeadlineExtension, DeadlinePause
from responses.models import Acknowledgement, Assignment, Reply
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db

NAME, PHONE, ADDRESS, EMAIL = "Đoàn Thị Kín", "0912345678", "Ngõ 3, thôn Đoài", "kin@example.vn"
NAMING = f"Tôi là {NAME}, số 0912 345 678, ở {ADDRESS}, căn cước 001185012345."
BARE = "Tôi là (đã xóa), số (đã xóa), ở (đã xóa), căn cước (đã xóa)."

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


# The hall


def floor_question(round, asked_by, text="Bao giờ sửa đường?"):
    return ask_from_floor(round, actor=SYSTEM, asked_by=asked_by, text=text)


def test_a_question_of_the_floor_loses_its_asker_where_the_office_knows_who_it_was(
    registration, clerk, client
):
    own = floor_question(registration.round, f"Bà {NAME}, thôn Đoài", f"{NAME} hỏi: bao giờ sửa đường?")
    other = floor_question(registration.round, NAME)
    request = build.a_data_request(registration, kind="erase")
    client.force_login(clerk)
    offered = client.get(request.step_url("answer")).text

    client.post(request.step_url("answer"), {"note": "Đã xóa.", "spoken": [own.pk]})

    own.refresh_from_db()
    other.refresh_from_db()
    settled = client.get(request.get_absolute_url())
    assert (settled.status_code, settled.context["spoken"]) == (200, ())
    assert own.asked_by == "Công dân" and own.text == "(đã xóa) hỏi: bao giờ sửa đường?"
    assert other.asked_by == NAME and f"Bà {NAME}, thôn Đoài" in offered
    assert (own.records.last().step, own.records.last().note) == (
        "forget_asker",
        f"Theo yêu cầu số {request.pk}.",
    )


def test_askers_in_the_hall_end_with_the_retention_of_their_round(commune):
    old, young = (
        build.a_round(build.a_plan(commune), held_on=day) for day in (date(2024, 6, 1), date(2026, 6, 1))
    )
    asked = [floor_question(round, "Ông Bảy, tổ 4") for round in (old, young)]

    end_retention(today=date(2026, 6, 2))

    assert [Question.objects.get(pk=one.pk).asked_by for one in asked] == ["Công dân", "Ông Bảy, tổ 4"]


# What is kept apart, and requests without a form


def a_held_form(round, **person):
    flood = Flood.objects.create(authority=round.authority, origin="nơi ấy")
    typed = {"full_name": NAME, "phone": PHONE, "address": ADDRESS, "procedures": NAMING} | person
    return HeldForm.objects.create(
        authority=round.authority,
        flood=flood,
        round=round,
        code=new_code(10),
        fingerprint=new_code(40),
        phone=typed["phone"],
        typed=typed,
    )


def test_a_form_that_is_kept_apart_is_emptied_with_its_files_and_released_no_more(commune, client):
    held = a_held_form(build.a_round(build.a_plan(commune)))
    Attachment.objects.create(authority=commune, form_key=held.code, name="sổ.pdf", kind="pdf", size=1)
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)
    page = reverse("registrations:ask_for_somebody", args=[commune.slug])

    client.post(page, {"code": held.code, "kind": "erase", "text": ""})
    request = DataRequest.objects.get()
    shown = client.get(request.get_absolute_url()).text
    services.answer(request, actor=clerk, note="Đã xóa.")

    held.refresh_from_db()
    request.refresh_from_db()
    assert f"Phiếu số {held.pk}" in shown
    assert (held.typed, held.phone, Attachment.objects.count()) == ({}, "", 0)
    assert (request.full_name, request.phone) == ("Công dân", "")
    assert [record.step for record in Record.objects.about(held)] == ["anonymise"]
    assert (floods.release(held.flood, actor=clerk), Registration.objects.count()) == (0, 0)
    assert client.get(reverse("registrations:floods", args=[commune.slug])).status_code == 200


def test_forms_that_are_kept_apart_and_settled_requests_end_with_the_retention(commune):
    held = a_held_form(build.a_round(build.a_plan(commune), held_on=date(2024, 6, 1)))
    old = services.ask(commune, kind="view", text=NAMING, today=localdate(), full_name=NAME, phone=PHONE)
    services.refuse(old, actor=build.a_member(commune, Role.CLERK), note=f"{NAME} không có phiếu.")
    DataRequest.objects.update(met_on=date(2024, 6, 1))

    end_retention(today=date(2026, 6, 2))

    held.refresh_from_db()
    old.refresh_from_db()
    assert (held.typed, held.phone) == ({}, "")
    assert (old.full_name, old.phone, old.text, NAME in old.answer) == ("Công dân", "", "", False)


def test_the_page_of_forms_that_are_kept_apart_stores_a_look_at_each(commune, client):
    held = a_held_form(build.a_round(build.a_plan(commune)))
    clerk = build.a_member(commune, Role.CLERK)
    client.force_login(clerk)

    for _ in range(2):
        client.get(reverse("registrations:floods", args=[commune.slug]))

    assert list(Look.objects.values_list("held_form", "user")) == [(held.pk, clerk.pk)]


def test_a_file_that_staff_open_stores_a_look(registration, clerk, client):
    build.a_question(registration)
    attachment = build.an_attachment(registration)
    client.force_login(clerk)

    client.get(reverse("registrations:attachment", args=[registration.authority.slug, attachment.pk]))

    assert list(Look.objects.values_list("registration", "user")) == [(registration.pk, clerk.pk)]


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
