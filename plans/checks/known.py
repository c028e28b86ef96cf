"""What the portal knows of a plan and could write into its words."""

from dataclasses import dataclass, field, replace
from datetime import date, time

from plans.models import Plan, Round
from plans.outline.textfacts import facts_of_text
from plans.rounds.states import RoundState
from plans.states import PlanState


@dataclass(frozen=True)
class KnownDay:
    """A round with a day, which is only proposed unless it is a KnownRound; days are of Asia/Ho_Chi_Minh."""

    position: int
    held_on: date
    is_in_text: bool = field(default=False, kw_only=True)  # whether the plan's words hold a round on that day

    @property
    def name(self) -> str:
        """ "đợt 2"."""
        return f"đợt {self.position}"


@dataclass(frozen=True)
class KnownRound(KnownDay):
    """A round whose day is set; hours are local ones of Asia/Ho_Chi_Minh."""

    starts_at: time
    ends_at: time | None
    place: str
    registration_closes_on: date


@dataclass(frozen=True)
class Known:
    """The values that holes are filled with; "" or empty where the portal knows none."""

    year: int
    rounds: tuple[KnownRound, ...] = ()
    hotline: str = ""
    email: str = ""
    address: str = ""
    plan_number: str = ""  # of the issued plan that the words may cite: "05/KH-UBND"
    plan_issued_on: date | None = None
    earlier_year: int | None = None  # of the plan that this one was made from
    proposed: tuple[KnownDay, ...] = ()  # rounds whose day somebody still has to set
    months: frozenset[int] = frozenset()  # of rounds that have no day at all
    dated_on: date | None = None  # the day that the paper itself bears, or today's where it bears none yet
    bears_day: bool = False  # whether that day stands in it
    may_replan: bool = False  # whether a proposed day may follow the words


def known_of(plan: Plan) -> Known:
    """What is known of a plan and of its rounds whose day is set or proposed."""
    rounds = list(plan.timetable.all())
    set_rounds = [round for round in rounds if round.state == RoundState.FIXED]
    days = facts_of_text(plan).days
    proposed = tuple(
        KnownDay(round.position, round.held_on, is_in_text=round.held_on in days)
        for round in rounds
        if round.state == RoundState.PLANNED and round.held_on
    )
    known = _known(plan, set_rounds, plan.amends.document if plan.amends else None)
    months = {round.planned_month for round in rounds if round.held_on is None}
    may_replan = plan.state == PlanState.DRAFT and not plan.amends_id
    return replace(known, proposed=proposed, months=frozenset(months), may_replan=may_replan)


def known_of_round(round: Round) -> Known:
    """What is known to a paper of one round: its plan is issued and has a number."""
    return _known(
        round.plan,
        [round] if round.state in (RoundState.FIXED, RoundState.HELD) else [],
        round.plan.in_force.document,
    )


def _known(plan: Plan, rounds: list[Round], cited) -> Known:
    return Known(
        year=plan.year,
        rounds=tuple(_known_round(round) for round in rounds),
        hotline=plan.hotline_in_use,
        email=plan.email_in_use,
        address=plan.address_in_use,
        plan_number=cited.symbol_text if cited else "",
        plan_issued_on=cited.issued_on if cited else None,
        earlier_year=plan.copied_from.year if plan.copied_from and not plan.amends_id else None,
    )


def _known_round(round: Round) -> KnownRound:
    set_date = round.set_date
    return KnownRound(
        round.position,
        set_date.held_on,
        set_date.starts_at,
        set_date.ends_at,
        set_date.place,
        set_date.registration_closes_on,
    )
