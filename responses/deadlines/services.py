from datetime import date

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import REASON_OWED, StepRefused
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import Extension, Pause, recounted
from responses.deadlines import notices
from responses.deadlines.models import DeadlineExtension, DeadlinePause
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW

PAUSED = "tạm dừng, chờ người dân bổ sung"


EXTENDED = "lãnh đạo gia hạn"


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
    end_pause(assignment, today)
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
    move_due(assignment, today, extensions=[Extension(days, EXTENDED)])
    _tell_moved(assignment, before, actor, note)


def _refuse_overdue(assignment, today, what):
    if assignment.is_overdue(today):
        raise StepRefused(
            f"Việc này đã quá hạn nên không {what} được nữa. Xin đôn đốc, hoặc giao người khác."
        )


def end_pause(assignment, today):
    """The days of an open pause are taken out of the count."""
    if assignment.paused_on is None:
        return
    since, assignment.paused_on = assignment.paused_on, None
    assignment.pauses.filter(until_on=None).update(until_on=today)
    if since < today:
        move_due(assignment, today, pauses=[Pause(since, today, PAUSED)])


def move_due(assignment, today, **more) -> date:
    schedule = schedule_of(assignment.authority)
    assignment.move_due(recounted(assignment.due_explained, schedule.calendar, **more), schedule, today)
    return assignment.due_on


def _tell_moved(assignment, before, actor, note):
    occasion = assignment.records.count()
    notices.DeadlineMoved(assignment, occasion=occasion, before=before, note=note, actor=actor).send()
