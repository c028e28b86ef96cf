"""The timetables of stored rounds, and of a round for a day that somebody tries."""

from calendar import monthrange
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import calendar_of
from plans.checks.rounds_in_text import RoundInText, rounds_in_text
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
    calendar, month = calendar_of(round.authority), month_of(round, today)
    others = _others(round, _days_ahead(round.authority, today))
    is_typed = held_on and held_on.year in YEARS and held_on != round.held_on
    near = held_on if held_on and is_typed else _near(round, today)
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
        notified=registered.to_write_to().count(),
        unnotified=registered.to_telephone().count(),
    )


def costs_of_days(round: Round, month: date, today: date) -> dict[date, list[Objection]]:
    """Return what speaks against each day of the month that begins on `month`; days without objections are left out.

    That the calendar of a year is not announced is said once where a day is tried, not of every day here.
    """
    calendar, others = calendar_of(round.authority), _others(round, _days_ahead(round.authority, today))
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


def month_of(round: Round, today: date) -> tuple[int, int]:
    """Return the planned (year, month); a past one of another year is a slip, and is that month of the plan's year."""
    planned = round.planned_year, round.planned_month
    is_slip = planned < (today.year, today.month) and round.planned_year != round.plan.year
    return (round.plan.year, round.planned_month) if is_slip else planned


def _near(round: Round, today: date) -> date:
    """Return the day that proposals are to be near: the round's own while it is ahead, else the middle of its month.

    The same for every page that shows proposals.
    """
    if round.held_on and round.held_on > today and round.held_on.year in YEARS:
        return round.held_on
    return max(date(*month_of(round, today), 15), today)


def _days_ahead(authority: Authority, today: date) -> dict[int, date]:
    """Return {key: day} of all rounds of an authority that are set on a day from `today` on; one query."""
    ahead = Round.objects.filter(authority=authority, state=RoundState.FIXED, held_on__gte=today)
    return {pk: day for pk, day in ahead.values_list("pk", "held_on") if day}


def _others(round: Round, days: dict[int, date]) -> list[date]:
    return [day for pk, day in days.items() if pk != round.pk]


@dataclass(frozen=True)
class RoundDates:
    """A round on the page of its plan, with the dates that depend on its day.

    A round with a set day has a `timetable`. A round that has only a month has `proposals`, and `objections` where a
    paper proposed a day for it.
    """

    round: Round
    timetable: Timetable | None = None
    in_text: RoundInText | None = None  # what the words of a draft have otherwise
    objections: Sequence[Objection] = ()
    proposals: Sequence[Proposal] = ()


def dates_of_rounds(rounds: list[Round], plan, today: date, for_office: bool = True) -> list[RoundDates]:
    """Return the rounds of a plan with their dates, in the given order; the calendar takes one query.

    What only the office reads, other rounds near by and what the text has otherwise, takes further queries.
    """
    calendar = calendar_of(plan.authority)
    days = _days_ahead(plan.authority, today) if for_office else {}
    in_text = rounds_in_text(plan) if for_office else {}
    found = [_dates_of(round, plan, calendar, today, _others(round, days)) for round in rounds]
    return [replace(one, in_text=in_text.get(one.round.pk)) for one in found]


def _dates_of(round: Round, plan, calendar: Calendar, today: date, others: list[date]) -> RoundDates:
    month = month_of(round, today)
    if round.state == RoundState.FIXED and round.held_on:
        return RoundDates(round, derive(plan, round.held_on, calendar, today, others, month, is_set=True))
    if round.state == RoundState.HELD and round.held_on:
        # The dates after the conference still matter; another round near its day no longer does.
        return RoundDates(round, derive(plan, round.held_on, calendar, today, (), month, is_set=True))
    if round.state == RoundState.PLANNED:
        proposals = propose(plan, calendar, today, near=_near(round, today), month=month, others=others)
        if round.held_on is None:
            return RoundDates(round, proposals=proposals)
        timetable = derive(plan, round.held_on, calendar, today, others, month)
        return RoundDates(round, objections=timetable.objections, proposals=proposals)
    return RoundDates(round)
