"""A citizen corrects, adds to and withdraws their own questions."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils.timezone import localdate

from conferences.hall import services as hall
from conferences.models import Group
from desk.tracking.stages import Stage
from dialogue_portal.accounts.roles import Role
from registrations.form.documents import FilledForm
from registrations.models import Question, Registration
from registrations.states import QuestionState
from registrations.supplements.models import Supplement
from registrations.triage import services as triage
from responses.models import Assignment
from responses.states import AssignmentState
from tests import build
from tests.desk.tracking.tracked import ACCUSING, NEW, OLD, accepted, close, letters, offers, page, tracked
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db


# Correct


def test_a_correction_takes_the_place_of_the_words_and_keeps_the_old_ones(own, question, clerk):
    response = own.post(page(question, "correct"), {"text": NEW, "seen": "0"}, follow=True)

    question.refresh_from_db()
    kept = Supplement.objects.get()
    assert (question.text, question.as_sent, kept.before, kept.text) == (NEW, OLD, OLD, NEW)
    assert [record.step for record in question.records] == ["correct"]
    assert (clerk.email, f"Người dân sửa hoặc bổ sung ý kiến số {question.pk}") in letters()
    assert NEW in response.text and OLD in response.text


def test_staff_see_what_was_corrected(own, question, clerk):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})
    own.force_login(clerk)

    shown = own.get(question.get_absolute_url()).text

    assert NEW in shown and OLD in shown


def test_the_form_in_print_stays_as_it_was_sent(own, question, registration):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    words = [line.text for line in FilledForm(Registration.objects.get()).lines()]

    assert OLD in words and NEW not in words


def test_the_same_correction_pressed_twice_is_one(own, question):
    for _ in range(2):
        answer = own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    assert (answer.status_code, Supplement.objects.count()) == (302, 1)


def test_a_page_that_was_opened_before_another_correction_overwrites_nothing(own, question):
    own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    answer = own.post(page(question, "correct"), {"text": "Lời từ trang cũ.", "seen": "0"})

    assert (answer.status_code, Question.objects.get().text) == (422, NEW)


def test_nothing_is_corrected_after_the_last_day(own, question):
    close(question)

    answer = own.post(page(question, "correct"), {"text": NEW, "seen": "0"})

    assert (answer.status_code, Question.objects.get().text) == (302, OLD)
    assert offers(own, question) == ["supplement"]


def test_words_that_accuse_are_asked_about_then_read_by_one_person(own, question, clerk):
    head = build.a_member(question.authority, Role.OFFICE_HEAD)

    asked = own.post(page(question, "correct"), {"text": ACCUSING, "seen": "0"})
    own.post(page(question, "correct"), {"text": ACCUSING, "seen": "0", "sure": "1"})

    assert (asked.status_code, Supplement.objects.count()) == (422, 1)
    assert [Question.objects.visible_to(user).exists() for user in (clerk, head)] == [False, True]
    assert {to for to, _ in letters()} == {head.email}


def test_lifting_the_restriction_shows_the_office_what_was_added_too(own, question, clerk):
    head = build.a_member(question.authority, Role.OFFICE_HEAD)
    own.post(page(question, "correct"), {"text": ACCUSING, "seen": "0", "sure": "1"})

    triage.lift(question, actor=head)

    assert list(Supplement.objects.visible_to(clerk)) == list(Supplement.objects.all())


# Supplement


def test_what_is_added_to_a_question_reaches_the_officer(own, question, clerk):
    assignment = build.an_assignment(accepted(question))

    own.post(page(question, "supplement"), {"text": "Hồ sơ nộp ngày 3."})

    question.refresh_from_db()
    own.force_login(assignment.officer)
    assert question.text == OLD
    assert "Hồ sơ nộp ngày 3." in own.get(assignment.get_absolute_url()).text
    assert {to for to, _ in letters()} >= {clerk.email, assignment.officer.email}


def test_an_accusation_added_later_is_not_shown_to_the_officer(own, question):
    assignment = build.an_assignment(accepted(question))

    own.post(page(question, "supplement"), {"text": ACCUSING, "sure": "1"})

    own.force_login(assignment.officer)
    assert ACCUSING not in own.get(assignment.get_absolute_url()).text
    assert assignment.officer.email not in {to for to, _ in letters()}


def test_nothing_is_added_once_the_answer_is_given(own, question):
    build.an_assignment(accepted(question), AssignmentState.RELEASED)

    own.post(page(question, "supplement"), {"text": "Thêm."})

    assert (Supplement.objects.count(), offers(own, question)) == (0, ["acknowledge"])


def test_one_question_takes_ten_supplements(own, question, registration):
    accepted(question)

    answers = [own.post(page(question, "supplement"), {"text": f"Lời {n}."}).status_code for n in range(11)]

    assert (answers[-2:], Supplement.objects.count()) == ([302, 422], 10)


# Withdraw


def test_a_withdrawn_question_is_owed_by_nobody_and_counted_nowhere(own, question, clerk):
    own.post(page(question, "withdraw"))

    question.refresh_from_db()
    conference = hall.prepare(_issued(question.round), actor=clerk)
    invited = conference.attendance.get(group=Group.CITIZENS).invited
    assert (question.state, question.is_open, Question.objects.to_triage().count(), invited) == (
        QuestionState.WITHDRAWN,
        False,
        0,
        0,
    )
    assert (clerk.email, f"Người gửi rút ý kiến số {question.pk}") in letters()
    assert tracked(own, question).context["followed"].journeys[0].stage == Stage.WITHDRAWN


def _issued(round):
    round.plan.issued_on = round.plan.issued_on or localdate()
    return round


def test_withdrawing_ends_the_assignment_without_a_verdict(own, question):
    assignment = build.an_assignment(accepted(question), start=localdate() - timedelta(days=60))

    own.post(page(question, "withdraw"))

    assignment.refresh_from_db()
    assert (assignment.state, assignment.is_open, assignment.late) == (AssignmentState.WITHDRAWN, False, None)
    assert (assignment.officer.email, f"Người gửi đã rút ý kiến số {question.pk}") in letters()


def test_what_was_withdrawn_can_be_asked_anew_in_the_same_words(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    client.post(page(Question.objects.get(), "withdraw"))

    client.post(form_url(round), filled_in(form_key="khoa-hai"))

    states = Question.objects.order_by("pk").values_list("text", "state")
    assert [state for _, state in states] == [QuestionState.WITHDRAWN, QuestionState.RECEIVED]
    assert len({text for text, _ in states}) == 1


def test_an_answered_question_is_not_withdrawn(own, question):
    assignment = build.an_assignment(accepted(question), AssignmentState.RELEASED)

    own.post(page(question, "withdraw"))

    assert Question.objects.get().state == QuestionState.ACCEPTED
    assert Assignment.objects.get() == assignment


def test_staff_do_not_withdraw_for_a_citizen(client, question, clerk):
    client.force_login(clerk)

    assert client.post(question.step_url("withdraw")).status_code == 403
    with pytest.raises(PermissionDenied):
        question.flow.take("withdraw", question, actor=clerk)
