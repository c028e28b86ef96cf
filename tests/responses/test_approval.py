"""The way of an answer from the direction to the citizen, and its approval: who approves, who gets a letter."""

from datetime import date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from desk.reminders.services import raise_due_alerts, send_morning_letters
from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from registrations.states import QuestionState
from responses.answering import services as answering_services
from responses.approval import services as approval_services
from responses.directing import services as directing_services
from responses.states import AssignmentState
from tests import build

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 7)


@pytest.fixture
def assignment():
    return build.an_assignment(start=TODAY)


def letters():
    return list(OutgoingMail.objects.order_by("pk").values_list("to", "subject"))


def leaders_of(authority):
    """The chairman who directs is not the only one: the plan's signer leads as well."""
    return list(User.objects.with_role(authority, *LEADERS).order_by("pk").values_list("email", flat=True))


def test_from_the_question_to_the_citizens_letter():
    question = build.a_question(state=QuestionState.ACCEPTED)
    department = build.a_department(question.authority)
    officer = build.a_member(question.authority, Role.OFFICER, department=department)
    chair = build.a_member(question.authority, Role.CHAIR)

    given = directing_services.direct(
        question, department=department, officer=officer, actor=chair, today=TODAY
    )
    answering_services.draft(given, actor=officer, today=TODAY, text="Nộp tại bộ phận một cửa.")
    answering_services.submit(given, actor=officer, today=TODAY)
    released = approval_services.approve(given, actor=chair, today=TODAY)

    assert released.state == AssignmentState.RELEASED
    assert [(record.step, record.actor) for record in released.records] == [
        ("direct", chair),
        ("draft", officer),
        ("submit", officer),
        ("approve", chair),
    ]
    assert letters() == [
        (
            officer.email,
            f"Được giao trả lời ý kiến số {question.pk} ({question.sector}), hạn thứ Hai, 14/09/2026",
        ),
        *[
            (leader, f"Có câu trả lời chờ duyệt: ý kiến số {question.pk}")
            for leader in leaders_of(question.authority)
        ],
        (question.registration.email, f"Trả lời ý kiến của ông/bà ({question.sector})"),
    ]
    assert "Nộp tại bộ phận một cửa." in OutgoingMail.objects.get(to=question.registration.email).body


def test_nobody_approves_the_answer_they_drafted_themselves():
    question = build.a_question(state=QuestionState.ACCEPTED)
    department = build.a_department(question.authority)
    both = build.a_member(question.authority, Role.OFFICER, Role.CHAIR, department=department)
    own = build.an_assignment(question, officer=both, department=department, state=AssignmentState.SUBMITTED)
    Record.objects.write(own, own.flow.steps["draft"], actor=both)

    with pytest.raises(PermissionDenied):
        approval_services.approve(own, actor=both, today=TODAY)

    own.refresh_from_db()
    assert own.state == AssignmentState.SUBMITTED


def test_an_approved_answer_is_not_approved_twice():
    done = build.an_assignment(state=AssignmentState.SUBMITTED)
    chair = done.directed_by
    approval_services.approve(done, actor=chair, today=TODAY)

    with pytest.raises(StepRefused):
        approval_services.approve(done, actor=chair, today=TODAY)

    assert [to for to, _ in letters()] == [done.question.registration.email]


def test_the_leaders_are_written_to_again_when_the_answer_comes_back_unchanged():
    answer = build.an_assignment(state=AssignmentState.DRAFTED)
    for _ in range(2):
        answering_services.submit(answer, actor=answer.officer, today=TODAY)
        approval_services.send_back(answer, actor=answer.directed_by, today=TODAY, note="Xin viết rõ hơn.")

    assert [to for to, _ in letters()] == [*leaders_of(answer.authority), answer.officer.email] * 2


def test_the_reason_of_sending_back_is_in_the_letter():
    answer = build.an_assignment(state=AssignmentState.SUBMITTED)

    approval_services.send_back(
        answer, actor=answer.directed_by, today=TODAY, note="Thiếu nơi nộp & ngày <hẹn>."
    )

    assert "Thiếu nơi nộp & ngày <hẹn>." in OutgoingMail.objects.get().body


def test_staff_letters_name_no_citizen(assignment):
    person = assignment.question.registration

    answering_services.draft(assignment, actor=assignment.officer, today=TODAY, text="Có.")
    answering_services.submit(assignment, actor=assignment.officer, today=TODAY)
    raise_due_alerts(today=TODAY + timedelta(days=30))
    send_morning_letters(now=datetime(2030, 1, 2, 8, 0))

    written = " ".join(f"{mail.subject} {mail.body}" for mail in OutgoingMail.objects.all())
    assert written
    assert [word for word in (person.full_name, person.phone, person.email) if word in written] == []
