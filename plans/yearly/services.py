"""Services that make the draft of another year from a plan."""

from dataclasses import replace
from datetime import date

from django.db import transaction

from dialogue_portal.records.flow import StepRefused
from plans.models import Item, Plan, Section
from plans.outline import storage as outline_storage
from plans.outline import text as outline_text
from plans.outline.textfacts import store_facts_of_text
from plans.reading import ReadPlan, ReadRound, SectionKind
from plans.rounds.states import RoundState
from plans.states import PLAN_FLOW, PlanState
from plans.timetable.derive import YEARS
from plans.yearly.moving import moved

# Facts that the new plan takes over; it gets its own number and day.
KEPT = [
    name for name in outline_storage.FACTS if name not in ("subject", "year", "source_number", "source_date")
]


@PLAN_FLOW.step("copy_to_year")
def copy_to_year(plan: Plan, *, year: int, actor, today: date, **_) -> None:
    """Lập kế hoạch cho năm khác: makes a draft for `year` in the words of this plan.

    A second call makes no second draft as long as nobody has changed the first one. Raises StepRefused for a year that
    makes no sense or is the plan's own.
    """
    if year not in YEARS:
        raise StepRefused("Xin ghi năm bằng bốn chữ số, ví dụ 2026.", "year")
    if year == plan.year:
        raise StepRefused(f"Kế hoạch này đã là của năm {year}. Xin ghi năm khác.", "year")
    if untouched_copy(plan, year):
        return
    found, _changes = moved(read_plan(plan), year)
    kept = {name: getattr(plan, name) for name in KEPT}
    draft = Plan(
        authority=plan.authority,
        year=year,
        ordinal=Plan.objects.next_ordinal(plan.authority, year),
        subject=found.subject,
        copied_from=plan,
        prepared_by=actor,
        **kept,
    )
    draft.save()
    outline_storage.store_outline(draft, found)
    outline_storage.store_rounds(draft, found)
    PLAN_FLOW.record_birth("copy", draft, actor=actor, note=f"Từ {plan.title.lower()}")


def untouched_copy(plan: Plan, year: int) -> Plan | None:
    """Return the draft made from this plan for a year; None where there is none or somebody has changed it."""
    return plan.copies.filter(year=year, state=PlanState.DRAFT, version=1).order_by("-pk").first()


def read_plan(plan: Plan) -> ReadPlan:
    """Return a stored plan as the reader would give it, without its cancelled rounds."""
    rounds = [
        ReadRound(one.planned_month, one.planned_year, one.held_on, one.starts_at, one.ends_at, one.place)
        for one in plan.timetable.exclude(state=RoundState.CANCELLED).order_by("position")
    ]
    return replace(
        ReadPlan(year=plan.year, subject=plan.subject),
        sections=outline_text.read_outline(plan),
        rounds=rounds,
    )


@transaction.atomic
def put_on_agenda(plan: Plan, heading: str, lines: list[str]) -> None:
    """Put a point with its lines first on the agenda of a draft; a plan without an agenda gets a section for it."""
    agenda = plan.sections.filter(kind=SectionKind.AGENDA).order_by("position").first()
    if agenda is None:
        closing = plan.sections.filter(kind__in=outline_text.AFTER_TEXT).order_by("position").first()
        place = closing.position if closing else plan.sections.count() + 1
        for section in plan.sections.filter(position__gte=place).order_by("-position"):
            section.position += 1
            section.save(update_fields=["position"])
        agenda = Section.objects.create(
            plan=plan, position=place, kind=SectionKind.AGENDA, level=1, heading="CHƯƠNG TRÌNH"
        )
    new = [Item(section=agenda, marker="-", text=heading)]
    new += [Item(section=agenda, marker="+", text=line) for line in lines]
    items = [*new, *agenda.items.order_by("position")]
    for position, item in enumerate(items, 1):
        item.position = position
        item.save()
    store_facts_of_text(plan)
