"""The timetable of a stored round for a day that somebody tries."""

from dataclasses import dataclass
from datetime import date

from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from plans.rounds.states import RoundState
from plans.timetable.derive import YEARS, Proposal, Timetable, derive, propose


@dataclass(frozen=True)
class Trial:
    """What a day would mean for a round; without a day only the days that work."""

    timetable: Timetable | None
    proposals: list[Proposal]
    before: date | None  # the day that is set now, where another is tried
    told: int  # how many people have registered with an address, and would be told by letter
    unnotified: int  # how many have registered without one, and have to be called


def try_day(round: Round, held_on: date | None, today: date) -> Trial:
    """Counts nothing into the database."""
    calendar, month = calendar_of(round.authority), (round.planned_year, round.planned_month)
    ahead = Round.objects.filter(authority=round.authority, state=RoundState.FIXED, held_on__gte=today)
    others = list(ahead.exclude(pk=round.pk).values_list("held_on", flat=True))
    near = held_on if held_on and held_on.year in YEARS else max(date(*month, 15), today)
    is_set = round.state == RoundState.FIXED
    stays = is_set and held_on == round.held_on
    timetable = held_on and derive(round.plan, held_on, calendar, today, others, month, is_set=stays)
    proposals = []
    if timetable is None or timetable.objections:
        proposals = propose(round.plan, calendar, today, near=near, month=month, others=others)
    registered = round.registrations.all() if is_set else round.registrations.none()
    return Trial(
        timetable=timetable,
        proposals=proposals,
        before=round.held_on if is_set and held_on != round.held_on else None,
        told=registered.exclude(email="").count(),
        unnotified=registered.filter(email="").count(),
    )


def lay_out(rounds: list[Round], plan, today: date) -> None:
    """Gives each round of a plan's page its `timetable`, or `proposals` while it has only a month; one query.

    A day that a paper proposed for it is no timetable yet, but has its `objections`.
    """
    calendar = calendar_of(plan.authority)
    fixed = [round for round in rounds if round.state == RoundState.FIXED]
    dated = [round.held_on for round in fixed]
    for round in rounds:
        month = (round.planned_year, round.planned_month)
        if round.state in (RoundState.FIXED, RoundState.HELD):
            # What comes after the conference is still of interest when it is over; what speaks against its day is not.
            others = (
                [other.held_on for other in fixed if other != round]
                if round.state == RoundState.FIXED
                else []
            )
            round.timetable = derive(plan, round.held_on, calendar, today, others, month, is_set=True)
        elif round.state == RoundState.PLANNED:
            near = max(date(*month, 15), today)
            if round.held_on:
                round.objections = derive(plan, round.held_on, calendar, today, dated, month).objections
            round.proposals = propose(plan, calendar, today, near=near, month=month, others=dated)
