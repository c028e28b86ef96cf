"""What the portal knows of a plan and could write into its words."""

from dataclasses import dataclass
from datetime import date, time

from plans.models import Plan, Round
from plans.rounds.states import RoundState


@dataclass(frozen=True)
class KnownRound:
    """A round whose day is set; days and hours are local ones of Asia/Ho_Chi_Minh."""

    position: int
    held_on: date
    starts_at: time
    ends_at: time | None
    place: str
    registration_closes_on: date

    @property
    def name(self) -> str:
        """ "đợt 2"."""
        return f"đợt {self.position}"


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


def known_of(plan: Plan) -> Known:
    """What is known of a plan and of its rounds whose day is set."""
    set_rounds = [round for round in plan.timetable.all() if round.state == RoundState.FIXED]
    return _known(plan, set_rounds, plan.amends.document if plan.amends else None)


def known_of_round(round: Round) -> Known:
    """What is known to a paper of one round: its plan is issued and has a number."""
    return _known(
        round.plan, [round] if round.state == RoundState.FIXED else [], round.plan.in_force.document
    )


def _known(plan: Plan, rounds: list[Round], cited) -> Known:
    authority = plan.authority
    return Known(
        year=plan.year,
        rounds=tuple(_known_round(round) for round in rounds),
        hotline=plan.hotline or authority.hotline,
        email=plan.email or authority.email,
        address=plan.contact_address or authority.address,
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
