from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import Department, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import schedule_of
from plans.terms.in_force import reply_term
from registrations.models import Question
from registrations.states import QuestionState
from responses import rules
from responses.deadlines.services import end_pause
from responses.directing.notices import AnswerAssigned
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW, OPEN


def preview(question: Question, *, actor: User, today: date) -> Assignment:
    """The assignment that `direct` would make now, not stored: it shows when the answer would be due."""
    _refuse_undirectable(question)
    assignment = Assignment(authority=question.authority, question=question, directed_by=actor)
    _start_deadline(assignment, today)
    return assignment


@transaction.atomic
def direct(
    question: Question,
    *,
    department: Department,
    actor: User,
    today: date,
    officer: User | None = None,
    direction: str = "",
) -> Assignment:
    """Phân công: a leader gives a question to a department and officer, and the deadline of the answer starts.

    Raises PermissionDenied unless `actor` is a leader, StepRefused for a question that is not accepted, that somebody
    answers already, or for people who cannot answer it.
    """
    if not rules.may_direct(actor, question):
        raise PermissionDenied("Chỉ lãnh đạo UBND được phân công trả lời.")
    return _assign(question, department, officer, direction, actor, today)


@transaction.atomic
def direct_from_minutes(
    question: Question, *, department: Department, actor: User, today: date
) -> Assignment:
    """Phân công theo kết luận tại hội nghị: decided by the chair in the hall; `actor` keeps the minutes."""
    return _assign(question, department, None, "Theo chỉ đạo của chủ tọa tại hội nghị.", actor, today)


@transaction.atomic
def open_assignment(assignment: Assignment, *, actor: User, today: date) -> Assignment:
    """Mở xem lần đầu: an officer who opens it before the next working day has received it on `today`."""
    assignment = Assignment.objects.select_for_update(of=("self",)).get(pk=assignment.pk)
    if assignment.opened_on is None and assignment.is_open and rules.may_answer(actor, assignment):
        assignment.opened_on = today
        if today < assignment.received_on:
            schedule = schedule_of(assignment.authority)
            assignment.received_on = today
            assignment.start_deadline(_reply_due(assignment, schedule), schedule)
        assignment.save()
        Record.objects.write(assignment, OPEN, actor=actor)
    return assignment


@ASSIGNMENT_FLOW.step("hand_over")
def hand_over(
    assignment: Assignment, *, department: Department, today: date, officer: User | None = None, **_
) -> None:
    """Giao người khác: the deadline starts anew for whoever receives the question now."""
    _refuse_strangers(assignment.authority_id, department, officer)
    end_pause(assignment, today)
    assignment.department, assignment.officer = department, officer
    _start_deadline(assignment, today)
    AnswerAssigned(assignment, occasion=assignment.records.count()).send()


def refuse_empty_department(department: Department) -> None:
    """Refuses a department without officers: nobody there would receive the question."""
    if not department.memberships.filter(role=Role.OFFICER, user__is_active=True).exists():
        raise StepRefused(
            f"{department} chưa có công chức nào có tài khoản nên chưa có ai nhận việc. "
            "Xin chọn đơn vị khác, hoặc nhờ quản trị thêm người.",
            "department",
        )


def _assign(question, department, officer, direction, actor, today):
    # Locks the question: of two leaders at once the second waits, and is refused with the name of the first.
    question = Question.objects.select_for_update(of=("self",)).get(pk=question.pk)
    _refuse_undirectable(question)
    _refuse_strangers(question.authority_id, department, officer)
    assignment = Assignment(
        authority=question.authority,
        question=question,
        department=department,
        officer=officer,
        direction=direction,
        directed_by=actor,
    )
    _start_deadline(assignment, today)
    assignment.save()
    ASSIGNMENT_FLOW.record_birth("direct", assignment, actor=actor, note=direction)
    AnswerAssigned(assignment).send()
    return assignment


def _refuse_undirectable(question):
    if question.state != QuestionState.ACCEPTED:
        raise StepRefused("Ý kiến này chưa được tiếp nhận nên chưa phân công được.")
    taken = Assignment.objects.filter(question=question).select_related("directed_by", "department").first()
    if taken:
        raise StepRefused(f"Ý kiến này đã được {taken.directed_by} giao cho {taken.department} rồi.")


def _refuse_strangers(authority_id, department, officer):
    if department.authority_id != authority_id:
        raise StepRefused("Đơn vị này không thuộc cơ quan.", "department")
    if officer is None:
        refuse_empty_department(department)
    elif not officer.memberships.filter(authority=authority_id, department=department).exists():
        raise StepRefused("Người này không làm việc ở đơn vị đã chọn.", "officer")


def _start_deadline(assignment, today):
    """Counts from the receipt: when it is first opened, at the latest on the next working day.

    This is our reading of "kể từ ngày nhận được".
    """
    schedule = schedule_of(assignment.authority)
    assignment.opened_on, assignment.received_on = None, schedule.calendar.workday_after(today)
    assignment.start_deadline(_reply_due(assignment, schedule), schedule)


def _reply_due(assignment, schedule):
    return reply_term(assignment.question.round.plan).due(assignment.received_on, schedule.calendar)
