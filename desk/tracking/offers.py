"""Which steps a citizen may take with a question of their own form now."""

from dataclasses import dataclass
from datetime import date

from django.urls import reverse

from desk.tracking.stages import Stage
from dialogue_portal.records.actors import CITIZEN
from registrations.models import Question
from registrations.rules import is_asker
from registrations.states import OPEN_TO_CITIZEN, QuestionState
from responses.states import OWED, UNSETTLED

LABELS = {
    "answer_back": "Trả lời cơ quan",
    "acknowledge": "Đã nhận trả lời",
    "correct": "Sửa ý kiến",
    "supplement": "Bổ sung, gửi thêm tệp",
    "withdraw": "Rút ý kiến",
}
CHANGED = "Sửa lời đã báo"
AWAITED = ("answer_back", "acknowledge")
# Words may be added while the answer is not given.
UNANSWERED = (Stage.RECEIVED, Stage.ACCEPTED, Stage.ANSWERING, Stage.APPROVING)


@dataclass(frozen=True)
class Offer:
    """A step that is offered: its name, the address of its page, and whether it changes what was done already."""

    name: str
    url: str
    is_done: bool = False

    @property
    def label(self) -> str:
        """The words on its button."""
        return CHANGED if self.is_done else LABELS[self.name]

    @property
    def style(self) -> str:
        """The class of its button: what the office waits for stands out."""
        return "btn-primary" if self.name in AWAITED and not self.is_done else "btn-outline-secondary"


def offers_of(question: Question, today: date) -> list[Offer]:
    """The steps in the order of the page; `question` comes with its form, stage, round, plan and assignment."""
    if not is_asker(CITIZEN, question):
        return []
    offered = {
        "answer_back": _is_awaited(question),
        "acknowledge": _may_acknowledge(question, today),
        "correct": _may_correct(question, today),
        "supplement": _may_supplement(question),
        "withdraw": _may_withdraw(question, today),
    }
    slug = question.authority.slug
    is_said = getattr(_assignment(question), "acknowledgement", None) is not None
    return [
        Offer(
            name,
            reverse("desk:track_step", args=[slug, question.pk, name]),
            name == "acknowledge" and is_said,
        )
        for name, is_offered in offered.items()
        if is_offered
    ]


def _assignment(question):
    return getattr(question, "assignment", None)


def _is_awaited(question):
    assignment = _assignment(question)
    return assignment is not None and assignment.paused_on is not None and assignment.state in OWED


def _may_acknowledge(question, today):
    if question.stage != Stage.ANSWERED:
        return False
    known = getattr(question.assignment, "acknowledgement", None)
    return known is None or today <= known.changeable_until


def _may_correct(question, today):
    is_unread = question.state == QuestionState.RECEIVED and question.split_from_id is None
    return is_unread and question.round.takes_registrations(today)


def _may_supplement(question):
    """Until the answer is given; where the office asks something, the answer to that is awaited."""
    return question.stage in UNANSWERED and not _is_awaited(question)


def _may_withdraw(question, today):
    assignment = _assignment(question)
    is_open = question.state in OPEN_TO_CITIZEN and (assignment is None or assignment.state in UNSETTLED)
    return is_open and question.round.takes_registrations(today)
