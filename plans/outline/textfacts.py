"""The facts that a plan's own words name: read once whenever the text is stored, and kept beside it.

The plan's columns are what the portal computes with. Both are compared in plans.checks.contradictions.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, field, fields
from datetime import date

from plans.models import Plan, Round
from plans.outline.footnotes import store_notes
from plans.outline.round_contents import matter_of_round
from plans.outline.text import read_outline
from plans.reading import ReadPlan, ReadSection
from plans.reading.ordinals import numbers_named
from plans.reading.reader import set_facts_of_outline

OF_ROUNDS = ("days", "numbers", "months", "matters")
FEWEST_ROUNDS = 4  # that matters are looked for; a plan may get more rounds later than its text names


@dataclass(frozen=True)
class TextFacts:
    """Terms, contacts and days as the text names them; None or empty where it is silent."""

    registration_days: int | None = None
    registration_working: bool | None = None
    notice_days: int | None = None
    notice_working: bool | None = None
    reply_days: int | None = None
    reply_working: bool | None = None
    conclusion_days: int | None = None
    conclusion_working: bool | None = None
    results_days: int | None = None
    results_working: bool | None = None
    hotline: str = ""
    email: str = ""
    contact_address: str = ""
    # {code of a term: the lengths that contradict each other}
    disputed: dict[str, list[str]] = field(default_factory=dict)
    days: tuple[date, ...] = ()  # on which the text holds rounds
    numbers: tuple[
        int, ...
    ] = ()  # of the round that the line of each day names; 0 where it names none or several
    months: tuple[tuple[int, int], ...] = ()  # (month, year) of each round that the text gives no day
    matters: dict[str, str] = field(default_factory=dict)  # {number of a round: what it is about}

    def as_json(self) -> dict:
        return asdict(self) | {"days": [day.isoformat() for day in self.days]}

    @classmethod
    def from_json(cls, stored: dict) -> "TextFacts":
        days = tuple(date.fromisoformat(day) for day in stored["days"])
        numbers = tuple(stored.get("numbers") or [0] * len(days))
        months = tuple((month, year) for month, year in stored.get("months", ()))
        return cls(**stored | {"days": days, "numbers": numbers, "months": months})

    def other_days(self, round: Round, rounds: Iterable[Round]) -> list[date]:
        """The days that the text gives a round of a plan instead of its own; empty where it has that, or gives none.

        They stand in the line that names the round, else in lines that name none and belong to no other of `rounds`.
        """
        if round.held_on is None or round.held_on in self.days:
            return []
        written = list(zip(self.days, self.numbers, strict=True))
        if named := [day for day, number in written if number == round.position]:
            return named
        others = [one for one in rounds if one.pk != round.pk]
        taken = {one.held_on for one in others}
        months = {one.planned_month for one in others if one.held_on is None} - {round.held_on.month}
        return [day for day, number in written if not number and day not in taken and day.month not in months]


def read_facts(plan: Plan, sections: Iterable[ReadSection]) -> TextFacts:
    """Reads the facts in the given outline of a plan; nothing is stored."""
    found = ReadPlan(subject=plan.subject, year=plan.year, sections=list(sections))
    set_facts_of_outline(found)
    named = {one.name: getattr(found, one.name) for one in fields(TextFacts) if one.name not in OF_ROUNDS}
    numbers_of_rounds = range(1, max(len(found.rounds), FEWEST_ROUNDS) + 1)
    matters = {str(number): matter_of_round(found.sections, number) for number in numbers_of_rounds}
    dated = [(one.held_on, numbers_named(one.words)) for one in found.rounds if one.held_on]
    return TextFacts(
        **named,
        days=tuple(day for day, _ in dated),
        numbers=tuple(numbers.pop() if len(numbers) == 1 else 0 for _, numbers in dated),
        matters={number: matter for number, matter in matters.items() if matter},
        months=tuple(
            (one.month, one.year or plan.year) for one in found.rounds if one.month and not one.held_on
        ),
    )


def store_facts_of_text(plan: Plan) -> None:
    """Reads the facts in the stored outline and keeps them; called by everything that writes an outline."""
    sections = read_outline(plan)
    store_notes(plan, sections)
    plan.text_facts = read_facts(plan, sections).as_json()
    plan.save(update_fields=["text_facts"])


def facts_of_text(plan: Plan) -> TextFacts:
    """The kept facts; a plan older than the column is read here once, unless somebody changes it meanwhile."""
    if plan.text_facts is None:
        plan.text_facts = read_facts(plan, read_outline(plan)).as_json()
        unread = Plan.objects.filter(pk=plan.pk, version=plan.version, text_facts__isnull=True)
        unread.update(text_facts=plan.text_facts)
    return TextFacts.from_json(plan.text_facts)
