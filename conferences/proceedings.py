"""Diễn biến: the questions of a conference in order and the result of each, for its page and its papers."""

from collections import Counter
from dataclasses import dataclass
from datetime import date

from django.db.models import TextChoices

from conferences.hall.models import Outcome
from conferences.models import Conference
from dialogue_portal.accounts.models import Department
from registrations.models import Question, QuestionSource
from responses.states import AssignmentState


class EntryResult(TextChoices):
    """How far one question has come, in the hall or in writing."""

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
    """One question of the conference, with what was said about it, its written answer, and who owes one."""

    number: int
    question: Question

    @property
    def minute_entry(self):
        """What was noted in the hall, or None."""
        return getattr(self.question, "minute_entry", None)

    @property
    def assignment(self):
        """To whom the written answer was given, or None."""
        return getattr(self.question, "assignment", None)

    @property
    def from_floor(self) -> bool:
        """Whether the question was asked in the hall and not registered before."""
        return self.question.source == QuestionSource.FLOOR

    @property
    def reply(self):
        """The newest version of the written answer, or None; reads what was fetched with the question."""
        replies = list(self.assignment.replies.all()) if self.assignment else []
        return replies[-1] if replies else None

    @property
    def reply_is_approved(self) -> bool:
        """Whether a leader has approved the written answer."""
        return bool(self.assignment) and self.assignment.state == AssignmentState.RELEASED

    @property
    def result(self) -> EntryResult:
        """The result; an answer in the hall counts before a written one."""
        if self.minute_entry and self.minute_entry.outcome == Outcome.ANSWERED:
            return EntryResult.ANSWERED
        if self.reply_is_approved:
            return EntryResult.REPLIED
        return EntryResult.OWED if self.minute_entry or self.assignment else EntryResult.UNRECORDED

    @property
    def tone(self) -> str:
        """The tone of the dot beside the result."""
        return TONES[self.result]

    @property
    def debtor(self) -> Department | None:
        """The department that answers in writing, or None."""
        if self.assignment:
            return self.assignment.department
        return self.minute_entry.department if self.minute_entry else None

    def replied_by(self, day: date) -> bool:
        """Whether the approved answer had been submitted by `day`; minutes leave out what came later."""
        return self.reply_is_approved and self.assignment.met_on <= day


@dataclass(frozen=True)
class OwedAnswers:
    """How many written answers one department owes, and the last of their due dates (None before the closing)."""

    department: Department
    number: int
    last_due_on: date | None


@dataclass(frozen=True)
class Proceedings:
    """All entries of a conference, with the numbers that its page and its papers give."""

    entries: list[ProceedingsEntry]

    def count(self, *results: EntryResult) -> int:
        """How many entries have one of these results."""
        found = Counter(entry.result for entry in self.entries)
        return sum(found[result] for result in results)

    @property
    def asked(self) -> int:
        """How many questions there are in all."""
        return len(self.entries)

    @property
    def from_floor(self) -> int:
        """How many questions were asked in the hall."""
        return sum(entry.from_floor for entry in self.entries)

    @property
    def registered(self) -> int:
        """How many questions were registered before the conference."""
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
    def answered(self) -> int:
        """How many questions were answered, in the hall or in writing."""
        return self.count(EntryResult.ANSWERED, EntryResult.REPLIED)

    @property
    def owed(self) -> int:
        """How many written answers are still owed."""
        return self.count(EntryResult.OWED)

    @property
    def unrecorded(self) -> int:
        """How many questions have no result yet."""
        return self.count(EntryResult.UNRECORDED)

    @property
    def owed_by_department(self) -> list[OwedAnswers]:
        """The written answers that are still owed, one row for each department."""
        due_dates: dict[Department, list[date | None]] = {}
        for entry in self.entries:
            if entry.result == EntryResult.OWED and entry.debtor:
                due_on = entry.assignment.due_on if entry.assignment else None
                due_dates.setdefault(entry.debtor, []).append(due_on)
        return [
            OwedAnswers(department, len(days), max(filter(None, days), default=None))
            for department, days in due_dates.items()
        ]


def proceedings_of(conference: Conference) -> Proceedings:
    """The proceedings of a conference: all accepted questions of its round, in the order in which they came in.

    It takes two queries, however many questions there are.
    """
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
