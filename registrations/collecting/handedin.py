"""What the head of a collector sees of the forms that came through it: no other form, no restricted word."""

from dataclasses import dataclass

from registrations.collecting.models import Collector
from registrations.models import Question, Registration
from registrations.states import QuestionState

FIRST_WORDS = 12


@dataclass(frozen=True)
class Slip:
    """One form as its collector sees it; of one with restricted words only that it exists."""

    registration: Registration
    questions: list[Question]

    @property
    def is_closed(self) -> bool:
        """Whether its words are not for the collector any more."""
        return any(question.restricted for question in self.questions)

    @property
    def is_withdrawn(self) -> bool:
        """Whether nothing of it is answered any more because its sender does not want it."""
        return self.registration.withdrawn_at is not None or all(
            question.state == QuestionState.WITHDRAWN for question in self.questions
        )

    @property
    def open_questions(self) -> list[Question]:
        """Those whose words can still be corrected."""
        return [question for question in self.questions if question.state == QuestionState.RECEIVED]

    @property
    def lines(self) -> list[tuple[str, str]]:
        """The first words of each question, and its state."""
        return [(first_words(question.text), question.get_state_display()) for question in self.questions]


def slips_of(collector: Collector) -> list[Slip]:
    """The forms of a collector, the newest first."""
    rows = collector.registrations.prefetch_related("questions").order_by("-received_at", "-pk")
    return [Slip(row, [one for one in row.questions.all() if one.split_from_id is None]) for row in rows]


def first_words(text: str) -> str:
    """The beginning of a text on one line."""
    words = text.split()
    return " ".join(words[:FIRST_WORDS]) + (" …" if len(words) > FIRST_WORDS else "")
