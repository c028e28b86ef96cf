from datetime import date

from dialogue_portal.accounts.models import User
from dialogue_portal.workdays.terms import Extension, Pause
from responses.approval import notices
from responses.deadlines.services import end_pause, move_due
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW

# How the explanation of a due date calls it; the leader's own reason stays in the office.
WAITED = "chờ lãnh đạo duyệt"


SENT_BACK = "trả lại để soạn lại"


@ASSIGNMENT_FLOW.step("send_back")
def send_back(assignment: Assignment, *, note: str, actor: User, today: date, **_) -> None:
    """Trả lại: the answer is owed again; the days it lay with the leader are not the officer's.

    Who had handed it in on time has at least one working day left; who was late stays late.
    """
    waited, was_late = Pause(assignment.met_on, today, WAITED), assignment.late
    assignment.reopen()
    due = move_due(assignment, today, pauses=[waited] if waited.since < today else [])
    if due <= today and not was_late:
        move_due(assignment, today, extensions=[Extension(1, SENT_BACK)])
    notices.AnswerSentBack(assignment, occasion=assignment.records.count(), note=note, actor=actor).send()


@ASSIGNMENT_FLOW.step("approve")
def approve(assignment: Assignment, **_) -> None:
    """Duyệt: the citizen sees the answer and is written to."""
    notices.AnswerReleased(assignment).send()


@ASSIGNMENT_FLOW.step("settle")
def settle(assignment: Assignment, *, today: date, **_) -> None:
    """Đã trả lời tại hội nghị: nothing more is owed."""
    end_pause(assignment, today)
    if assignment.is_open:
        assignment.meet(today)
