"""Ai giữ bao lâu: how long each desk held a question, told by its records, so that lateness falls on the right one."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q, TextChoices

from dialogue_portal.formats.days import local
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.calendar import Calendar
from registrations.models import Question
from responses.models import Assignment


class Holder(TextChoices):
    OFFICE = "office", "Văn phòng phân loại"
    LEADER = "leader", "Lãnh đạo phân công"
    OFFICER = "officer", "Đơn vị soạn trả lời"
    CITIZEN = "citizen", "Chờ người dân (tạm dừng)"
    APPROVAL = "approval", "Lãnh đạo duyệt"


# With whom a question lies after each step; None: with nobody any more.
LIES_WITH = {
    (Question, "accept"): Holder.LEADER,
    (Question, "split"): None,
    (Question, "decline"): None,
    (Assignment, "direct"): Holder.OFFICER,
    (Assignment, "hand_over"): Holder.OFFICER,
    (Assignment, "pause"): Holder.CITIZEN,
    (Assignment, "resume"): Holder.OFFICER,
    (Assignment, "submit"): Holder.APPROVAL,
    (Assignment, "send_back"): Holder.OFFICER,
    (Assignment, "approve"): None,
    (Assignment, "settle"): None,
}


@dataclass(frozen=True)
class DeskStay:
    """One stay of a question on one desk; `until` is None where it lies now."""

    holder: Holder
    since: datetime
    until: datetime | None
    workdays: int


@dataclass(frozen=True)
class DeskTimes:
    """The life of a question as stays, and each desk's working days in all, in the order of the way."""

    stays: list[DeskStay]

    @property
    def now(self) -> DeskStay | None:
        return self.stays[-1] if self.stays and self.stays[-1].until is None else None

    @property
    def totals(self) -> list[tuple[Holder, int]]:
        days = defaultdict(int)
        for stay in self.stays:
            days[stay.holder] += stay.workdays
        return [(holder, days[holder]) for holder in Holder if holder in days]


def desk_times(questions: Iterable[Question], calendar: Calendar, now: datetime) -> dict[int, DeskTimes]:
    """{key of a question: its stays}; the questions come with their assignments. One query, however many they are."""
    questions = list(questions)
    moves = _moves(questions)
    return {
        question.pk: DeskTimes(_stays(question, moves[question.pk], calendar, now)) for question in questions
    }


def _moves(questions):
    """{key of a question: [(moment, with whom it lies from then on)]}"""
    keys = {
        Question: {question.pk: question.pk for question in questions},
        Assignment: {row.assignment.pk: row.pk for row in questions if hasattr(row, "assignment")},
    }
    types = {
        content_type.pk: model for model, content_type in ContentType.objects.get_for_models(*keys).items()
    }
    about = Q()
    for content_type, model in types.items():
        about |= Q(content_type=content_type, object_id__in=keys[model])
    found = defaultdict(list)
    for record in Record.objects.filter(about).order_by("at", "pk"):
        model = types[record.content_type_id]
        if (model, record.step) in LIES_WITH:
            found[keys[model][record.object_id]].append((record.at, LIES_WITH[model, record.step]))
    return found


def _stays(question, moves, calendar, now):
    stays, holder, since = [], Holder.OFFICE if question.registration_id else None, question.created_at
    for moment, taker in [*moves, (None, None)]:
        if holder is not None:
            days = calendar.workdays_between(local(since).date(), local(moment or now).date())
            stays.append(DeskStay(holder, since, moment, days))
        holder, since = taker, moment
    return stays
