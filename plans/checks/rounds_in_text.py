"""What a draft's own words say of its rounds, where the portal has something else for a round without a set day."""

from dataclasses import dataclass
from datetime import date, time
from typing import Any

from dialogue_portal.formats.days import say_hour
from plans.checks.differing import same_place
from plans.models import Plan, Round
from plans.outline.storage import rounds_of
from plans.outline.text import read_outline
from plans.reading import ReadPlan
from plans.reading.reader import set_facts_of_outline
from plans.rounds.states import RoundState

NAMES = {
    "held_on": "ngày",
    "starts_at": "bắt đầu lúc",
    "ends_at": "kết thúc lúc",
    "place": "địa điểm",
}


@dataclass(frozen=True)
class RoundInText:
    """The columns of a round that the text has otherwise: {column: what is written}; the month is always among them."""

    round: Round
    values: dict[str, Any]

    @property
    def says(self) -> str:
        """What is written, and behind it what the portal has."""
        said = []
        if self.differs_in_month and "held_on" not in self.values:
            month = f"{self.values['planned_month']}/{self.values['planned_year']}"
            said.append(f"tháng {month} (đang ghi {self.round.planned_month}/{self.round.planned_year})")
        for column, name in NAMES.items():
            if column in self.values:
                ours = getattr(self.round, column)
                said.append(
                    f"{name} {_said(self.values[column])} (đang ghi {_said(ours) if ours else 'trống'})"
                )
        return "; ".join(said)

    @property
    def differs_in_month(self) -> bool:
        """Whether the text has another month than the portal plans."""
        round = self.round
        planned = round.planned_month, round.planned_year
        return (self.values["planned_month"], self.values["planned_year"]) != planned


def rounds_in_text(plan: Plan) -> dict[int, RoundInText]:
    """{key of a round: what the text has otherwise} for the rounds of a draft that have no set day.

    Where the text has as many rounds as the draft, they are the same in their order; else those of the same day or,
    where there is one only, of the same month.
    """
    if not plan.is_draft or plan.amends_id:
        return {}
    found = ReadPlan(subject=plan.subject, year=plan.year, sections=read_outline(plan))
    set_facts_of_outline(found)
    written, stored = rounds_of(plan, found), list(plan.rounds.all())
    differing = {}
    for place, round in enumerate(stored):
        same = written[place] if len(written) == len(stored) else _same_of(written, round)
        if round.state != RoundState.PLANNED or same is None:
            continue
        values = _differing(round, same)
        one = RoundInText(
            round, values | {name: getattr(same, name) for name in ("planned_month", "planned_year")}
        )
        if values or one.differs_in_month:
            differing[round.pk] = one
    return differing


def _same_of(written: list[Round], round: Round) -> Round | None:
    of_day = [one for one in written if one.held_on and one.held_on == round.held_on]
    of_month = [one for one in written if one.planned_month == round.planned_month]
    found = of_day or of_month
    return found[0] if len(found) == 1 else None


def _differing(round: Round, same: Round) -> dict[str, Any]:
    """What is written otherwise; where the text is silent nothing differs."""
    values = {}
    for column in NAMES:
        theirs, ours = getattr(same, column), getattr(round, column)
        if theirs and theirs != ours and not (column == "place" and ours and same_place(theirs, ours)):
            values[column] = theirs
    return values


def _said(value: date | time | str) -> str:
    if isinstance(value, time):
        return say_hour(value)
    return f"{value:%d/%m/%Y}" if isinstance(value, date) else f"«{value}»"
