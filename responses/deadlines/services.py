from collections.abc import Iterable
from datetime import date

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import REASON_OWED, StepRefused
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import Extension, recounted
from dialogue_portal.workdays.walk import Pause
from responses.deadlines.models import DeadlineExtension, DeadlinePause
from responses.deadlines.notices import CitizenAwaited, DeadlineMoved, DeadlinePaused
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW

# As the explanation of a due date names them; the leader's own reason stays in the office.
PAUSED = "tạm dừng, chờ người dân bổ sung"
EXTENDED = "lãnh đạo gia hạn"


@ASSIGNMENT_FLOW.step("pause")
def pause(assignment: Assignment, *, actor: User, today: date, note: str, **_) -> None:
    """Tạm dừng: the days after `today` do not count while the office waits for the citizen, who reads the reason."""
    if not note.strip():
        raise StepRefused(REASON_OWED, "note")
    if assignment.paused_on:
        raise StepRefused("Việc này đang tạm dừng tính hạn rồi.")
    _refuse_overdue(assignment, today, "tạm dừng")
    DeadlinePause.objects.create(assignment=assignment, since_on=today, reason=note, by=actor)
    assignment.paused_on = today
    occasion = assignment.records.count()
    DeadlinePaused(assignment, occasion=occasion, note=note, actor=actor).send()
    CitizenAwaited(assignment, occasion=occasion, note=note).send()


@ASSIGNMENT_FLOW.step("resume")
def resume(assignment: Assignment, *, actor: User, today: date, **_) -> None:
    """Tính hạn tiếp: the days count again from the day after `today`."""
    if assignment.paused_on is None:
        raise StepRefused("Hạn của việc này đang được tính rồi.")
    before = assignment.due_on
    end_pause(assignment, today)
    _notify_moved(assignment, before, actor, note="")


@ASSIGNMENT_FLOW.step("extend")
def extend(assignment: Assignment, *, actor: User, today: date, days: int, note: str, **_) -> None:
    """Gia hạn: adds working days to the due date; an overdue answer is not extended."""
    if not note.strip():
        raise StepRefused(REASON_OWED, "note")
    _refuse_overdue(assignment, today, "gia hạn")
    before = assignment.due_on
    DeadlineExtension.objects.create(
        assignment=assignment, days=days, granted_on=today, reason=note, by=actor
    )
    move_due(assignment, today, extensions=[Extension(days, EXTENDED)])
    _notify_moved(assignment, before, actor, note)


def end_pause(assignment: Assignment, today: date) -> None:
    """Ends an open pause: the due date moves by the days that passed since it began."""
    if assignment.paused_on is None:
        return
    since, assignment.paused_on = assignment.paused_on, None
    assignment.pauses.filter(until_on=None).update(until_on=today)
    if since < today:
        move_due(assignment, today, pauses=[Pause(since, today, PAUSED)])


def move_due(
    assignment: Assignment, today: date, *, pauses: Iterable[Pause] = (), extensions: Iterable[Extension] = ()
) -> date:
    """Counts the due date again with these pauses and extensions on top of the earlier ones; returns the new date."""
    schedule = schedule_of(assignment.authority)
    due = recounted(assignment.due_explained, schedule.calendar, pauses=pauses, extensions=extensions)
    assignment.move_due(due, schedule, today)
    return due.on


def _refuse_overdue(assignment, today, what):
    if assignment.is_overdue(today):
        raise StepRefused(
            f"Việc này đã quá hạn nên không {what} được nữa. Xin đôn đốc, hoặc giao người khác."
        )


def _notify_moved(assignment, before, actor, note):
    occasion = assignment.records.count()
    DeadlineMoved(assignment, occasion=occasion, before=before, note=note, actor=actor).send()
