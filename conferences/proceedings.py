"""Diễn biến: the questions of a conference in order and what became of each, as its page and its papers tell it."""

from collections import Counter
from dataclasses import dataclass

from django.db.models import TextChoices

from conferences.models import Conference, Outcome
from registrations.models import Question, QuestionSource
from responses.states import AssignmentState


class EntryResult(TextChoices):
    UNRECORDED = "unrecorded", "Chưa ghi kết quả"
    ANSWERED = "answered", "Đã trả lời tại hội nghị"
    REPLIED = "replied", "Đã trả lời bằng văn bản"
    OWED = "owed", "Sẽ trả lời bằng văn bản"


TONES = {
    EntryResult.UNRECORDED: "late",
    EntryResult.ANSWERED: "ok",
    EntryResult.REPLIED: "ok",
    EntryResult.OWED: "wait",
}


@dataclass(frozen=True)
class ProceedingsEntry:
    """One question of the conference: what was said on it, what was written, or who owes the answer."""

    number: int
    question: Question

    @property
    def minute_entry(self):
        return getattr(self.question, "minute_entry", None)

    @property
    def assignment(self):
        return getattr(self.question, "assignment", None)

    @property
    def from_floor(self) -> bool:
        return self.question.source == QuestionSource.FLOOR

    @property
    def reply(self):
        """The newest version of the written answer, or None; reads what was fetched with the question."""
        replies = list(self.assignment.replies.all()) if self.assignment else []
        return replies[-1] if replies else None

    @property
    def reply_is_approved(self) -> bool:
        return bool(self.assignment) and self.assignment.state == AssignmentState.RELEASED

    @property
    def result(self) -> EntryResult:
        if self.minute_entry and self.minute_entry.outcome == Outcome.ANSWERED:
            return EntryResult.ANSWERED
        if self.reply_is_approved:
            return EntryResult.REPLIED
        return EntryResult.OWED if self.minute_entry or self.assignment else EntryResult.UNRECORDED

    @property
    def tone(self) -> str:
        return TONES[self.result]

    @property
    def debtor(self):
        """The department that answers in writing, or None."""
        if self.assignment:
            return self.assignment.department
        return self.minute_entry.department if self.minute_entry else None

    def replied_by(self, day) -> bool:
        """Whether the approved answer had been handed in by `day`: minutes know nothing of what came later."""
        return self.reply_is_approved and self.assignment.met_on <= day


@dataclass(frozen=True)
class Proceedings:
    entries: list[ProceedingsEntry]

    def count(self, *results: EntryResult) -> int:
        found = Counter(entry.result for entry in self.entries)
        return sum(found[result] for result in results)

    @property
    def asked(self) -> int:
        return len(self.entries)

    @property
    def from_floor(self) -> int:
        return sum(entry.from_floor for entry in self.entries)

    @property
    def registered(self) -> int:
        return self.asked - self.from_floor

    @property
    def asked_in_words(self) -> str:
        """ "08 ý kiến, gồm 06 ý kiến đăng ký trước và 02 ý kiến nêu trực tiếp tại hội nghị" """
        registered = f"{self.registered:02} ý kiến đăng ký trước"
        from_floor = f"{self.from_floor:02} ý kiến nêu trực tiếp tại hội nghị"
        if self.registered and self.from_floor:
            return f"{self.asked:02} ý kiến, gồm {registered} và {from_floor}"
        return from_floor if self.from_floor else registered

    @property
    def debts(self) -> list[tuple]:
        """Who owes how many written answers, the last of them by when: (department, number, day or None)."""
        owed = {}
        for entry in self.entries:
            if entry.result == EntryResult.OWED:
                owed.setdefault(entry.debtor, []).append(
                    entry.assignment.due_on if entry.assignment else None
                )
        return [(debtor, len(days), max(filter(None, days), default=None)) for debtor, days in owed.items()]

    @property
    def answered(self) -> int:
        return self.count(EntryResult.ANSWERED, EntryResult.REPLIED)

    @property
    def owed(self) -> int:
        return self.count(EntryResult.OWED)

    @property
    def unrecorded(self) -> int:
        return self.count(EntryResult.UNRECORDED)


def proceedings_of(conference: Conference) -> Proceedings:
    """All accepted questions of the round, registered ones first: two queries, however many they are."""
    questions = (
        Question.objects.accepted()
        .filter(round=conference.round)
        .select_related(
            "authority", "registration", "sector", "minute_entry__department", "assignment__department"
        )
        .prefetch_related("assignment__replies")
        .order_by("pk")
    )
    return Proceedings(
        [ProceedingsEntry(number, question) for number, question in enumerate(questions, start=1)]
    )
