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
from plans.yearly.moving import moved

# Facts that the new plan begins with; its number and its day are its own.
KEPT = [
    name for name in outline_storage.FACTS if name not in ("subject", "year", "source_number", "source_date")
]
EARLIEST, LATEST = 2000, 2100


@PLAN_FLOW.step("copy_to_year")
def copy_to_year(plan: Plan, *, year: int, actor, today: date, **_) -> None:
    """Lập kế hoạch cho năm khác: a new draft in the words of this one; asked twice, it is the same draft."""
    if not EARLIEST <= year <= LATEST:
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
    """The draft that was made from this plan for a year, as long as nobody has changed it."""
    return plan.copies.filter(year=year, state=PlanState.DRAFT, version=1).order_by("-pk").first()


def read_plan(plan: Plan) -> ReadPlan:
    """A stored plan as if it had been read, with its rounds that were not called off."""
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
    """Adds a first point with its lines to the agenda of a draft, in a section of its own where it has none."""
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
