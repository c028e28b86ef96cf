"""The facts that a plan's own words name: read once whenever the text is stored, and kept beside it.

The plan's columns are what the portal computes with. Both are compared in plans.checks.contradictions.
"""

from collections.abc import Iterable
from dataclasses import asdict, dataclass, fields
from datetime import date

from plans.models import Plan
from plans.outline.footnotes import store_notes
from plans.outline.text import read_outline
from plans.reading import ReadPlan, ReadSection
from plans.reading.reader import set_facts_of_outline


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
    days: tuple[date, ...] = ()  # on which the text holds rounds

    def as_json(self) -> dict:
        return asdict(self) | {"days": [day.isoformat() for day in self.days]}

    @classmethod
    def from_json(cls, stored: dict) -> "TextFacts":
        return cls(**stored | {"days": tuple(date.fromisoformat(day) for day in stored["days"])})


def read_facts(plan: Plan, sections: Iterable[ReadSection]) -> TextFacts:
    """Reads the facts in the given outline of a plan; nothing is stored."""
    found = ReadPlan(subject=plan.subject, year=plan.year, sections=list(sections))
    set_facts_of_outline(found)
    named = {field.name: getattr(found, field.name) for field in fields(TextFacts) if field.name != "days"}
    return TextFacts(**named, days=tuple(one.held_on for one in found.rounds if one.held_on))


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
