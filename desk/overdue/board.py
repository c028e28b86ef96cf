"""What is late, due soon or paused in one authority, and with whom everything lies."""

from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Min

from desk.overdue.time_per_desk import DeskTimes, desk_times
from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.deadline_kinds import named_debtors
from dialogue_portal.workdays.deadlines import Deadlined, deadlined_models
from dialogue_portal.workdays.services import calendar_of
from registrations.models import Question
from responses.models import Assignment
from responses.querysets import questions_to_direct
from responses.states import OWED

MOST_ROWS = 200


@dataclass(frozen=True)
class Line:
    """One owed work on the board: who owes it, and for an answer how long its question lay on each desk."""

    row: Deadlined
    debtors: str
    desk_times: DeskTimes | None = None

    @property
    def about(self) -> str:
        """The citizen's words where it is about a question, else the name of the deadline's kind."""
        question = self.row if isinstance(self.row, Question) else getattr(self.row, "question", None)
        return question.text if question else self.row.deadline_kind.name


@dataclass(frozen=True)
class Load:
    """How many questions lie with one desk, and the day since which the oldest lies there."""

    holder: str
    count: int
    oldest: date | None


@dataclass(frozen=True)
class Board:
    """What the page shows; `more` counts the late rows that it leaves out."""

    late: list[Line]
    soon: list[Line]
    paused: list[Line]
    loads: list[Load]
    more: int


def board_of(authority: Authority, now: datetime) -> Board:
    """Reads the board in a fixed number of queries, however much is late; `now` is the local time."""
    today = now.date()
    late = _lines(lambda rows: rows.of(authority).overdue(today))
    soon = _lines(lambda rows: rows.of(authority).alerted().filter(due_on__gte=today))
    paused = _lines(lambda rows: rows.of(authority).open().filter(paused_on__isnull=False))
    shown = _with_desk_times(late[:MOST_ROWS], authority, now)
    return Board(shown, soon[:MOST_ROWS], paused[:MOST_ROWS], loads_of(authority), len(late) - len(shown))


def _lines(rows_of):
    lines = [Line(row, named_debtors(row)) for model in deadlined_models() for row in rows_of(model.objects)]
    return sorted(lines, key=lambda line: (line.row.due_on, line.row.pk))


def _with_desk_times(lines, authority, now):
    answers = {line.row.question_id: line.row.question for line in lines if isinstance(line.row, Assignment)}
    found = desk_times(answers.values(), calendar_of(authority), now)
    return [Line(line.row, line.debtors, found.get(getattr(line.row, "question_id", 0))) for line in lines]


def loads_of(authority: Authority) -> list[Load]:
    """Counts with whom the questions of an authority lie now, in the order of their way."""
    triage = Question.objects.filter(authority=authority).to_triage()
    direct = questions_to_direct().filter(authority=authority).order_by()
    answers = Assignment.objects.filter(authority=authority).order_by()
    loads = [
        Load("Văn phòng: chờ phân loại", *_count(triage.order_by(), "created_at")),
        Load("Lãnh đạo: chờ phân công", *_count(direct, "met_on")),
        *(
            Load(f"{name}: soạn trả lời", count, oldest)
            for name, count, oldest in answers.filter(state__in=OWED)
            .values_list("department__name")
            .annotate(Count("pk"), Min("received_on"))
            .order_by("department__position", "department__sort_key")
        ),
        Load("Lãnh đạo: chờ duyệt", *_count(answers.to_approve(), "met_on")),
    ]
    return [load for load in loads if load.count]


def _count(rows, since):
    return tuple(rows.aggregate(count=Count("pk"), oldest=Min(since)).values())
