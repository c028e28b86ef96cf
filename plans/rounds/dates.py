"""The timetables of stored rounds, and of a round for a day that somebody tries."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from plans.rounds.states import RoundState
from plans.timetable.derive import NOT_ANNOUNCED, YEARS, Objection, Proposal, Timetable, derive, propose
from plans.timetable.lastdays import is_open


@dataclass(frozen=True)
class Trial:
    """The timetable of a round for a tried day, with proposals; without a day only the proposals."""

    timetable: Timetable | None
    proposals: list[Proposal]
    before: date | None  # the day that is set now, where another one is tried
    notified: int  # how many people registered with an e-mail address: they get a letter
    unnotified: int  # how many registered without one: the office has to call them


def try_day(round: Round, held_on: date | None, today: date) -> Trial:
    """Return what a day would mean for a round; stores nothing.

    `held_on` is None while no day is typed. `today` and the days are local dates of Asia/Ho_Chi_Minh.
    """
    calendar, month = calendar_of(round.authority), (round.planned_year, round.planned_month)
    others = _days_of_others(round, today)
    near = held_on if held_on and held_on.year in YEARS else max(date(*month, 15), today)
    is_set = round.state == RoundState.FIXED
    stays = is_set and held_on == round.held_on
    timetable = None
    if held_on is not None:
        timetable = derive(round.plan, held_on, calendar, today, others, month, is_set=stays)
    proposals = []
    if timetable is None or timetable.objections:
        proposals = propose(round.plan, calendar, today, near=near, month=month, others=others)
    registered = round.registrations.all() if is_set else round.registrations.none()
    return Trial(
        timetable=timetable,
        proposals=proposals,
        before=round.held_on if is_set and held_on != round.held_on else None,
        notified=registered.exclude(email="").count(),
        unnotified=registered.filter(email="").count(),
    )


def costs_of_days(round: Round, month: date, today: date) -> dict[date, list[Objection]]:
    """Return what speaks against each day of the month that begins on `month`; days without objections are left out.

    That the calendar of a year is not announced is said once where a day is tried, not of every day here.
    """
    calendar, others = calendar_of(round.authority), _days_of_others(round, today)
    days = [month.replace(day=number) for number in range(1, monthrange(month.year, month.month)[1] + 1)]
    costs = {}
    for day in days:
        stays = round.state == RoundState.FIXED and day == round.held_on
        against = derive(round.plan, day, calendar, today, others, is_set=stays).objections
        costs[day] = [one for one in against if one.text != NOT_ANNOUNCED]
    return {day: against for day, against in costs.items() if against}


def last_day_for_paper(round: Round) -> date | None:
    """Return the last day on which the office takes a form on paper; None where it is the last day for all forms."""
    last, authority = round.set_date.registration_closes_on, round.authority
    calendar = calendar_of(authority)
    return None if is_open(last, calendar, authority.office_hours) else calendar.workday_before(last)


def _days_of_others(round: Round, today: date) -> list[date]:
    ahead = Round.objects.filter(authority=round.authority, state=RoundState.FIXED, held_on__gte=today)
    return list(ahead.exclude(pk=round.pk).values_list("held_on", flat=True))


@dataclass(frozen=True)
class RoundDates:
    """A round on the page of its plan, with the dates that depend on its day.

    A round with a set day has a `timetable`. A round that has only a month has `proposals`, and `objections` where a
    paper proposed a day for it.
    """

    round: Round
    timetable: Timetable | None = None
    objections: Sequence[Objection] = ()
    proposals: Sequence[Proposal] = ()


def dates_of_rounds(rounds: list[Round], plan, today: date) -> list[RoundDates]:
    """Return the rounds of a plan with their dates, in the given order; the calendar takes one query."""
    calendar = calendar_of(plan.authority)
    fixed = [round for round in rounds if round.state == RoundState.FIXED]
    return [_dates_of(round, plan, calendar, today, fixed) for round in rounds]


def _dates_of(round: Round, plan, calendar: Calendar, today: date, fixed: list[Round]) -> RoundDates:
    month = (round.planned_year, round.planned_month)
    others = [other.held_on for other in fixed if other != round and other.held_on]
    if round.state == RoundState.FIXED and round.held_on:
        return RoundDates(round, derive(plan, round.held_on, calendar, today, others, month, is_set=True))
    if round.state == RoundState.HELD and round.held_on:
        # The dates after the conference still matter; another round near its day no longer does.
        return RoundDates(round, derive(plan, round.held_on, calendar, today, (), month, is_set=True))
    if round.state == RoundState.PLANNED:
        near = max(date(*month, 15), today)
        proposals = propose(plan, calendar, today, near=near, month=month, others=others)
        if round.held_on is None:
            return RoundDates(round, proposals=proposals)
        timetable = derive(plan, round.held_on, calendar, today, others, month)
        return RoundDates(round, objections=timetable.objections, proposals=proposals)
    return RoundDates(round)
