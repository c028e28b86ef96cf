from datetime import date

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import refuse_stale
from responses.approval.notices import AnswerSubmitted, AnswerTakenBack
from responses.deadlines.services import end_pause
from responses.models import Assignment, Reply
from responses.states import ASSIGNMENT_FLOW


@ASSIGNMENT_FLOW.step("draft")
def draft(assignment: Assignment, *, actor: User, text: str, seen: int | None = None, **_) -> None:
    """Soạn trả lời: every saved text is a new version; `seen` is the version that the writer saw, 0 for none."""
    last = assignment.reply
    assignment.drafted_by = actor
    if last is None or last.text != text:  # the same text saved twice is one version
        refuse_stale(seen, last.version if last else 0, "text")
        Reply.objects.create(
            assignment=assignment, version=last.version + 1 if last else 1, text=text, author=actor
        )


@ASSIGNMENT_FLOW.step("submit")
def submit(assignment: Assignment, *, today: date, **_) -> None:
    """Trình duyệt: the officer's deadline is met, the leaders are notified."""
    end_pause(assignment, today)
    assignment.meet(today)
    assignment.await_decision()
    AnswerSubmitted(assignment, occasion=assignment.records.count()).send()


@ASSIGNMENT_FLOW.step("take_back")
def take_back(assignment: Assignment, **_) -> None:
    """Rút lại: the answer is owed again by the same day; refused once a leader has opened it. The leaders are told."""
    assignment.refuse_opened()
    assignment.reopen()
    AnswerTakenBack(assignment, occasion=assignment.records.count()).send()
