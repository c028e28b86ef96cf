"""Ai giữ bao lâu: how long a question lay on each desk, read from its records."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Model, TextChoices

from dialogue_portal.formats.days import local
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.calendar import Calendar
from registrations.models import Question
from responses.models import Assignment


class Holder(TextChoices):
    """The desk on which a question lies."""

    OFFICE = "office", "Văn phòng phân loại"
    LEADER = "leader", "Lãnh đạo phân công"
    OFFICER = "officer", "Đơn vị soạn trả lời"
    CITIZEN = "citizen", "Chờ người dân (tạm dừng)"
    APPROVAL = "approval", "Lãnh đạo duyệt"


# With whom a question lies after each recorded step; None: with nobody any more.
HOLDER_AFTER: dict[tuple[type[Model], str], Holder | None] = {
    (Question, "accept"): Holder.LEADER,
    (Question, "split"): None,
    (Question, "decline"): None,
    (Question, "withdraw"): None,
    (Question, "withdraw_for"): None,
    (Assignment, "direct"): Holder.OFFICER,
    (Assignment, "hand_over"): Holder.OFFICER,
    (Assignment, "pause"): Holder.CITIZEN,
    (Assignment, "resume"): Holder.OFFICER,
    (Assignment, "submit"): Holder.APPROVAL,
    (Assignment, "take_back"): Holder.OFFICER,
    (Assignment, "send_back"): Holder.OFFICER,
    (Assignment, "approve"): None,
    (Assignment, "settle"): None,
    (Assignment, "drop"): None,
}


@dataclass(frozen=True)
class DeskStay:
    """One stay of a question on one desk; `until` is None where it lies there now."""

    holder: Holder
    since: datetime
    until: datetime | None
    workdays: int


@dataclass(frozen=True)
class DeskTimes:
    """The way of a question over the desks, as stays in their order."""

    stays: list[DeskStay]

    @property
    def now(self) -> DeskStay | None:
        """The stay that has not ended, if there is one."""
        return self.stays[-1] if self.stays and self.stays[-1].until is None else None

    @property
    def totals(self) -> list[tuple[Holder, int]]:
        """Each desk's working days in all, in the order of Holder."""
        days: dict[Holder, int] = defaultdict(int)
        for stay in self.stays:
            days[stay.holder] += stay.workdays
        return [(holder, days[holder]) for holder in Holder if holder in days]


def desk_times(
    questions: Iterable[Question],
    calendar: Calendar,
    now: datetime,
    *,
    of_questions: Iterable[Record] | None = None,
) -> dict[int, DeskTimes]:
    """{key of a question: its stays} until the local time `now`, in one query.

    The questions come with their assignments; `of_questions` are the records of the questions, among others, where
    these are read already.
    """
    questions = list(questions)
    assignments = [question.assignment for question in questions if hasattr(question, "assignment")]
    unread = [*(questions if of_questions is None else ()), *assignments]
    records = [*(of_questions or ()), *(Record.objects.about_all(unread) if unread else ())]
    moves = _moves(questions, sorted(records, key=lambda record: (record.at, record.pk)))
    return {
        question.pk: DeskTimes(_stays(question, moves[question.pk], calendar, now)) for question in questions
    }


def _moves(questions, records):
    """{key of a question: [(moment, with whom it lies from then on)]}"""
    keys: dict[type[Model], dict[int, int]] = {
        Question: {question.pk: question.pk for question in questions},
        Assignment: {row.assignment.pk: row.pk for row in questions if hasattr(row, "assignment")},
    }
    types = {
        content_type.pk: model for model, content_type in ContentType.objects.get_for_models(*keys).items()
    }
    found: dict[int, list] = defaultdict(list)
    for record in records:
        model = types.get(record.content_type_id)
        if model and (model, record.step) in HOLDER_AFTER:
            found[keys[model][record.object_id]].append((record.at, HOLDER_AFTER[model, record.step]))
    return found


def _stays(question, moves, calendar, now):
    stays, holder, since = [], Holder.OFFICE if question.registration_id else None, question.created_at
    for moment, taker in [*moves, (None, None)]:
        if holder is not None:
            days = calendar.workdays_between(_day(since), _day(moment or now))
            stays.append(DeskStay(holder, since, moment, days))
        holder, since = taker, moment
    return stays


def _day(moment: datetime) -> date:
    """The local date."""
    here = local(moment)
    return here.date() if isinstance(here, datetime) else here
