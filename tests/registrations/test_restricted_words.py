"""Words that a citizen adds to an accepted question and that look delicate: the head of the office decides."""

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.records.flow import StepRefused
from registrations.states import QuestionState
from registrations.supplements.models import Supplement
from registrations.supplements.services import supplement
from registrations.triage import services
from tests import build

pytestmark = pytest.mark.django_db

ACCUSING = "Tôi tố cáo cán bộ nhận tiền."
NOTE = "Tố cáo xin gửi đến nơi tiếp công dân."


@pytest.fixture
def question():
    return build.a_question(state=QuestionState.ACCEPTED)


@pytest.fixture
def assignment(question):
    return build.an_assignment(question)


@pytest.fixture
def head(question):
    return build.a_member(question.authority, Role.OFFICE_HEAD)


@pytest.fixture
def words(question, assignment, head):
    supplement(question, actor=CITIZEN, today=localdate(), text=ACCUSING)
    return Supplement.objects.get()


def steps_of(client, question, user):
    client.force_login(user)
    page = client.get(question.get_absolute_url()).text
    return [step for step in ("release_words", "keep_words") if question.step_url(step) in page]


def subjects_to(user):
    return list(OutgoingMail.objects.filter(to=user.email).values_list("subject", flat=True))


def test_released_words_reach_the_officer(client, question, assignment, head, words):
    client.force_login(assignment.officer)
    before = client.get(assignment.get_absolute_url()).text
    client.force_login(head)

    client.post(question.step_url("release_words"), {"supplement": words.pk})

    client.force_login(assignment.officer)
    assert ACCUSING not in before
    assert ACCUSING in client.get(assignment.get_absolute_url()).text
    assert f"Người dân bổ sung ý kiến số {question.pk}" in subjects_to(assignment.officer)
    assert [record.step for record in question.records][-1] == "release_words"


def test_kept_words_stay_with_the_head_and_the_citizen_is_sent_to_the_right_place(
    client, question, assignment, head, words
):
    client.force_login(head)

    client.post(question.step_url("keep_words"), {"supplement": words.pk, "note": NOTE})

    words.refresh_from_db()
    letter = OutgoingMail.objects.get(to=question.registration.email)
    assert (words.restricted, words.kept_because) == (Concern.DENUNCIATION, NOTE)
    assert NOTE in letter.body and ACCUSING not in letter.body
    client.force_login(assignment.officer)
    assert ACCUSING not in client.get(assignment.get_absolute_url()).text


def test_the_citizen_reads_why_words_were_kept(client, question, head, words):
    services.keep_words(question, actor=head, today=localdate(), supplement=words, note=NOTE)
    sent = question.registration
    track = f"/{question.authority.slug}/tra-cuu/"

    page = client.post(track, {"code": sent.code, "phone": sent.phone}, follow=True).text

    assert NOTE in page and "Giống đơn tố cáo" not in page


def test_only_the_head_decides_and_only_while_something_waits(client, question, assignment, head, words):
    others = [build.a_member(question.authority, role) for role in (Role.CLERK, Role.CHAIR)]

    assert steps_of(client, question, head) == ["release_words", "keep_words"]
    assert [steps_of(client, question, user) for user in others] == [[], []]
    for other in others:
        with pytest.raises(PermissionDenied):
            services.release_words(question, actor=other, today=localdate(), supplement=words)
    services.release_words(question, actor=head, today=localdate(), supplement=words)
    assert steps_of(client, question, head) == []


def test_the_head_reads_what_is_restricted_and_chooses_among_several(client, question, head, words):
    supplement(question, actor=CITIZEN, today=localdate(), text="Tôi khiếu nại quyết định ấy.")
    client.force_login(head)

    page = client.get(question.get_absolute_url()).text
    chosen = client.get(question.step_url("release_words")).text

    assert "giống đơn tố cáo" in page and "giống đơn khiếu nại" in page
    assert ACCUSING in chosen and "Tôi khiếu nại quyết định ấy." in chosen


def test_words_of_another_question_are_refused(question, head, words):
    other = build.a_question(question.registration, state=QuestionState.ACCEPTED)
    supplement(other, actor=CITIZEN, today=localdate(), text=ACCUSING)

    with pytest.raises(StepRefused):
        services.release_words(question, actor=head, today=localdate(), supplement=other.supplements.get())


def test_words_are_decided_about_before_the_question_is_accepted_too(head, question):
    fresh = build.a_question(question.registration)
    added = Supplement.objects.create(
        question=fresh, kind="addition", text=ACCUSING, restricted=Concern.DENUNCIATION
    )

    services.release_words(fresh, actor=head, today=localdate(), supplement=added)

    assert fresh.supplements.get().restricted == ""


def test_without_a_head_the_chairman_decides(client, question, assignment):
    chairman = build.a_member(question.authority, Role.CHAIR)
    supplement(question, actor=CITIZEN, today=localdate(), text=ACCUSING)

    assert steps_of(client, question, chairman) == ["release_words", "keep_words"]
