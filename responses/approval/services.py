from datetime import date
from typing import cast

from dialogue_portal.accounts.models import User
from dialogue_portal.workdays.terms import Extension
from dialogue_portal.workdays.walk import Pause
from responses.approval.notices import AnswerReleased, AnswerSentBack
from responses.deadlines.services import end_pause, move_due
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW

# As the explanation of a due date names them; the leader's own reason stays in the office.
WAITED = "chờ lãnh đạo duyệt"
SENT_BACK = "trả lại để soạn lại"


@ASSIGNMENT_FLOW.step("send_back")
def send_back(assignment: Assignment, *, note: str, actor: User, today: date, **_) -> None:
    """Trả lại: the answer is owed again; the days it waited for the leader are not counted.

    An answer that was submitted on time has at least one working day left; one that was late stays late.
    """
    submitted_on = cast(date, assignment.met_on)  # submitting met the deadline
    waited, was_late = Pause(submitted_on, today, WAITED), assignment.late
    assignment.reopen()
    due = move_due(assignment, today, pauses=[waited] if waited.since < today else [])
    if due <= today and not was_late:
        move_due(assignment, today, extensions=[Extension(1, SENT_BACK)])
    AnswerSentBack(assignment, occasion=assignment.records.count(), note=note, actor=actor).send()


@ASSIGNMENT_FLOW.step("approve")
def approve(assignment: Assignment, **_) -> None:
    """Duyệt: the citizen sees the answer and gets a letter."""
    AnswerReleased(assignment).send()


@ASSIGNMENT_FLOW.step("settle")
def settle(assignment: Assignment, *, today: date, **_) -> None:
    """Đã trả lời tại hội nghị: no written answer is owed any more."""
    end_pause(assignment, today)
    if assignment.is_open:
        assignment.meet(today)
