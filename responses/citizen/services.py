from datetime import date

from django.utils.timezone import now

from dialogue_portal.records.flow import StepRefused
from registrations.supplements import services as supplements
from responses.citizen.models import Acknowledgement
from responses.citizen.notices import AnswerDropped, CitizenAnswered
from responses.deadlines.services import end_pause
from responses.models import Assignment
from responses.states import ASSIGNMENT_FLOW


@ASSIGNMENT_FLOW.step("answer_back")
def answer_back(assignment: Assignment, *, text: str, files: str = "", **_) -> None:
    """Trả lời điều cơ quan hỏi: the answer reaches the officer; the leader is told, and ends the pause.

    `files` is the key under which files wait that go with it.
    """
    if assignment.paused_on is None:
        raise StepRefused("Cơ quan không còn chờ ông/bà bổ sung việc này.", "text")
    sent = supplements.answer_back(assignment.question, text, files)
    assignment.pauses.filter(until_on=None, answered_at=None).update(answered_at=now())
    CitizenAnswered(assignment, occasion=sent.pk, restricted=sent.restricted).send()


@ASSIGNMENT_FLOW.step("drop")
def drop(assignment: Assignment, *, today: date, **_) -> None:
    """Thôi trả lời: the citizen has withdrawn the question. The deadline ends without a verdict."""
    end_pause(assignment, today)
    if assignment.met_on is None:
        assignment.met_on = today
    assignment.late = None
    AnswerDropped(assignment).send()


@ASSIGNMENT_FLOW.step("acknowledge")
def acknowledge(assignment: Assignment, *, opinion: str, words: str, today: date, **_) -> None:
    """Đã nhận trả lời: stores what the citizen says of the answer; it may be changed for some days."""
    known = Acknowledgement.objects.filter(assignment=assignment).first()
    if known and today > known.changeable_until:
        raise StepRefused(f"Lời báo này sửa được đến hết ngày {known.changeable_until:%d/%m/%Y}.")
    Acknowledgement.objects.update_or_create(
        assignment=assignment, defaults={"opinion": opinion, "words": words}
    )
