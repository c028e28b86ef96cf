from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import Department, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import REASON_OWED, StepRefused, refuse_stale
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import Extension, Pause, recounted
from plans.terms import reply_term
from registrations.models import Question
from registrations.states import QuestionState
from responses import notices, rules
from responses.models import Assignment, DeadlineExtension, DeadlinePause, Reply
from responses.states import ASSIGNMENT_FLOW, OPEN

# How the explanation of a due date calls it; the leader's own reason stays in the office.
WAITED = "chờ lãnh đạo duyệt"
PAUSED = "tạm dừng, chờ người dân bổ sung"
EXTENDED = "lãnh đạo gia hạn"
SENT_BACK = "trả lại để soạn lại"


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
    """Phân công: a leader gives a question to a department and officer, and the clock of the reply starts."""
    if not rules.may_direct(actor, question):
        raise PermissionDenied("Chỉ lãnh đạo UBND được phân công trả lời.")
    return _assign(question, department, officer, direction, actor, today)


@transaction.atomic
def direct_from_minutes(
    question: Question, *, department: Department, actor: User, today: date
) -> Assignment:
    """Phân công theo kết luận tại hội nghị: what the chair said in the hall, entered by who keeps the minutes."""
    return _assign(question, department, None, "Theo chỉ đạo của chủ tọa tại hội nghị.", actor, today)


def _assign(question, department, officer, direction, actor, today):
    """Two leaders at once wait for each other at the question's row; the second is told."""
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
    notices.AnswerAssigned(assignment).send()
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
        refuse_nobody(department)
    elif not officer.memberships.filter(authority=authority_id, department=department).exists():
        raise StepRefused("Người này không làm việc ở đơn vị đã chọn.", "officer")


def refuse_nobody(department: Department) -> None:
    """A question given to a department without officers would lie with nobody while its clock runs."""
    if not department.memberships.filter(role=Role.OFFICER, user__is_active=True).exists():
        raise StepRefused(
            f"{department} chưa có công chức nào có tài khoản nên chưa có ai nhận việc. "
            "Xin chọn đơn vị khác, hoặc nhờ quản trị thêm người.",
            "department",
        )


def _start_deadline(assignment, today):
    """Received when first opened, at the latest on the next working morning (our reading of "kể từ ngày nhận được")."""
    schedule = schedule_of(assignment.authority)
    assignment.opened_on, assignment.received_on = None, schedule.calendar.workday_after(today)
    assignment.start_deadline(_reply_due(assignment, schedule), schedule)


def preview(question: Question, *, actor: User, today: date) -> Assignment:
    """The assignment, not stored, that `direct` would make now: it shows when the answer would be due."""
    _refuse_undirectable(question)
    assignment = Assignment(authority=question.authority, question=question, directed_by=actor)
    _start_deadline(assignment, today)
    return assignment


def _reply_due(assignment, schedule):
    return reply_term(assignment.question.round.plan).due(assignment.received_on, schedule.calendar)


@transaction.atomic
def open_assignment(assignment: Assignment, *, actor: User, today: date) -> Assignment:
    """Mở xem lần đầu: an officer who opens it before the next working morning has received it today."""
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


@ASSIGNMENT_FLOW.step("draft")
def draft(assignment: Assignment, *, actor: User, text: str, seen: int | None = None, **_) -> None:
    """Soạn trả lời: every saving is a version; `seen` is the one the writer started from."""
    last = assignment.reply
    assignment.drafted_by = actor
    if last is None or last.text != text:  # the same text sent twice is one version
        refuse_stale(seen, last.version if last else 0, "text")
        Reply.objects.create(
            assignment=assignment, version=last.version + 1 if last else 1, text=text, author=actor
        )


@ASSIGNMENT_FLOW.step("submit")
def submit(assignment: Assignment, *, today: date, **_) -> None:
    """Trình duyệt: the officer's duty is met."""
    _end_pause(assignment, today)
    assignment.meet(today)
    notices.AnswerSubmitted(assignment, occasion=assignment.records.count()).send()


@ASSIGNMENT_FLOW.step("send_back")
def send_back(assignment: Assignment, *, note: str, actor: User, today: date, **_) -> None:
    """Trả lại: the answer is owed again; the days it lay with the leader are not the officer's.

    Who had handed it in on time has at least one working day left; who was late stays late.
    """
    waited, was_late = Pause(assignment.met_on, today, WAITED), assignment.late
    assignment.reopen()
    due = _move_due(assignment, today, pauses=[waited] if waited.since < today else [])
    if due <= today and not was_late:
        _move_due(assignment, today, extensions=[Extension(1, SENT_BACK)])
    notices.AnswerSentBack(assignment, occasion=assignment.records.count(), note=note, actor=actor).send()


@ASSIGNMENT_FLOW.step("approve")
def approve(assignment: Assignment, **_) -> None:
    """Duyệt: the citizen sees the answer and is written to."""
    notices.AnswerReleased(assignment).send()


@ASSIGNMENT_FLOW.step("hand_over")
def hand_over(
    assignment: Assignment, *, department: Department, today: date, officer: User | None = None, **_
) -> None:
    """Giao người khác: the clock starts anew for who receives it now."""
    _refuse_strangers(assignment.authority_id, department, officer)
    _end_pause(assignment, today)
    assignment.department, assignment.officer = department, officer
    _start_deadline(assignment, today)
    notices.AnswerAssigned(assignment, occasion=assignment.records.count()).send()


@ASSIGNMENT_FLOW.step("settle")
def settle(assignment: Assignment, *, today: date, **_) -> None:
    """Đã trả lời tại hội nghị: nothing more is owed."""
    _end_pause(assignment, today)
    if assignment.is_open:
        assignment.meet(today)


@ASSIGNMENT_FLOW.step("pause")
def pause(assignment: Assignment, *, actor: User, today: date, note: str, **_) -> None:
    """Tạm dừng: while the citizen is waited for, the days after `today` do not count; he reads the reason."""
    if not note.strip():
        raise StepRefused(REASON_OWED, "note")
    if assignment.paused_on:
        raise StepRefused("Việc này đang tạm dừng tính hạn rồi.")
    _refuse_overdue(assignment, today, "tạm dừng")
    DeadlinePause.objects.create(assignment=assignment, since_on=today, reason=note, by=actor)
    assignment.paused_on = today
    occasion = assignment.records.count()
    notices.DeadlinePaused(assignment, occasion=occasion, note=note, actor=actor).send()
    notices.CitizenAwaited(assignment, occasion=occasion, note=note).send()


@ASSIGNMENT_FLOW.step("resume")
def resume(assignment: Assignment, *, actor: User, today: date, **_) -> None:
    """Tính hạn tiếp: the clock runs on from the day after `today`."""
    if assignment.paused_on is None:
        raise StepRefused("Hạn của việc này đang được tính rồi.")
    before = assignment.due_on
    _end_pause(assignment, today)
    _tell_moved(assignment, before, actor, note="")


@ASSIGNMENT_FLOW.step("extend")
def extend(assignment: Assignment, *, actor: User, today: date, days: int, note: str, **_) -> None:
    """Gia hạn: working days on top; what is late already stays late."""
    if not note.strip():
        raise StepRefused(REASON_OWED, "note")
    _refuse_overdue(assignment, today, "gia hạn")
    before = assignment.due_on
    DeadlineExtension.objects.create(
        assignment=assignment, days=days, granted_on=today, reason=note, by=actor
    )
    _move_due(assignment, today, extensions=[Extension(days, EXTENDED)])
    _tell_moved(assignment, before, actor, note)


def _refuse_overdue(assignment, today, what):
    if assignment.is_overdue(today):
        raise StepRefused(
            f"Việc này đã quá hạn nên không {what} được nữa. Xin đôn đốc, hoặc giao người khác."
        )


def _end_pause(assignment, today):
    """The days of an open pause are taken out of the count."""
    if assignment.paused_on is None:
        return
    since, assignment.paused_on = assignment.paused_on, None
    assignment.pauses.filter(until_on=None).update(until_on=today)
    if since < today:
        _move_due(assignment, today, pauses=[Pause(since, today, PAUSED)])


def _move_due(assignment, today, **more) -> date:
    schedule = schedule_of(assignment.authority)
    assignment.move_due(recounted(assignment.due_explained, schedule.calendar, **more), schedule, today)
    return assignment.due_on


def _tell_moved(assignment, before, actor, note):
    occasion = assignment.records.count()
    notices.DeadlineMoved(assignment, occasion=occasion, before=before, note=note, actor=actor).send()
