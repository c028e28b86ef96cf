"""What was read of a plan, stored as its rows."""

from typing import Any

from django.core.exceptions import ValidationError

from dialogue_portal.accounts.models import Authority
from plans.models import Item, Plan, Round, Section
from plans.outline.text import read_outline
from plans.outline.textfacts import store_facts_of_text
from plans.reading import ReadPlan

# {column of Plan: field of ReadPlan}
FACTS = {
    "subject": "subject",
    "year": "year",
    "registration_days": "registration_days",
    "registration_working": "registration_working",
    "registration_rolls": "registration_rolls",
    "notice_days": "notice_days",
    "notice_working": "notice_working",
    "notice_rolls": "notice_rolls",
    "reply_days": "reply_days",
    "reply_working": "reply_working",
    "reply_rolls": "reply_rolls",
    "conclusion_days": "conclusion_days",
    "conclusion_working": "conclusion_working",
    "conclusion_rolls": "conclusion_rolls",
    "results_days": "results_days",
    "results_working": "results_working",
    "results_rolls": "results_rolls",
    "hotline": "hotline",
    "email": "email",
    "contact_address": "contact_address",
    "signature_text": "signature_lines",
    "signer_name": "signer_name",
    "source_number": "number",
    "source_date": "issued_on",
}


def store_outline(plan: Plan, read: ReadPlan) -> None:
    """Replaces the sections and items of `plan` by what was read, and keeps the facts that the new words name."""
    plan.sections.all().delete()
    sections = Section.objects.bulk_create(
        Section(
            plan=plan,
            position=position,
            kind=section.kind,
            level=section.level,
            label=section.label,
            heading=section.heading,
            run_in=section.run_in,
        )
        for position, section in enumerate(read.sections, 1)
    )
    Item.objects.bulk_create(
        Item(
            section=row,
            position=position,
            marker=item.marker,
            text=item.text,
            quota=item.quota,
            is_note=item.is_note,
        )
        for row, section in zip(sections, read.sections, strict=True)
        for position, item in enumerate(section.items, 1)
    )
    store_facts_of_text(plan)


def copy_outline(plan: Plan, copy: Plan) -> None:
    """Gives `copy` the sections and items of `plan`, and the facts that the text names."""
    store_outline(copy, ReadPlan(sections=read_outline(plan)))


def store_rounds(plan: Plan, read: ReadPlan) -> None:
    """Stores the rounds that were read, each as planned: a person sets its date."""
    Round.objects.bulk_create(rounds_of(plan, read))


def rounds_of(plan: Plan, read: ReadPlan) -> list[Round]:
    """The rounds that were read and have a month or a day, not saved."""
    months = [(one.month or (one.held_on.month if one.held_on else None), one) for one in read.rounds]
    return [
        Round(
            authority=plan.authority,
            plan=plan,
            position=position,
            planned_month=month,
            planned_year=found.year or plan.year,
            held_on=found.held_on,
            starts_at=found.starts_at,
            ends_at=found.ends_at,
            place=found.place[:250],
        )
        for position, (month, found) in enumerate(((month, one) for month, one in months if month), 1)
    ]


def same_draft(plan: Plan, other: Plan, read: ReadPlan) -> bool:
    """Whether a stored draft has the same facts and rounds as another one that was read."""
    when = ("planned_month", "planned_year", "held_on", "starts_at", "ends_at", "place")
    stored = [[getattr(one, name) for name in when] for one in plan.rounds.order_by("position")]
    found = [[getattr(one, name) for name in when] for one in rounds_of(other, read)]
    return stored == found and all(getattr(plan, name) == getattr(other, name) for name in FACTS)


def store_facts(plan: Plan, read: ReadPlan, before: ReadPlan | None = None) -> None:
    """Sets on `plan` (not saved) each fact that was recognised and is valid; every other column keeps its value.

    A fact that the text already had `before` the edit is not set again: a clerk may have corrected it elsewhere.
    """
    plan.unrecognised = [one.as_json() for one in read.missing] + [one.as_json() for one in read.unplaced]
    for name, source in FACTS.items():
        column: Any = Plan._meta.get_field(name)
        value = getattr(read, source)
        is_old = before is not None and value == getattr(before, source)
        if isinstance(value, list):
            value = "\n".join(value)
        if isinstance(value, str):
            value = value[: column.max_length]
        if value in (None, ""):
            continue
        try:
            value = column.clean(value, plan)
        except ValidationError:
            plan.unrecognised.append({"code": source})
            continue
        if not is_old:
            setattr(plan, name, value)


def draft_of(read: ReadPlan, authority: Authority) -> Plan:
    """A plan with the facts that were read, not saved; contacts that the text does not name are the authority's.

    Where the text has words that look like a contact and were not read, that contact stays empty. Subject and year stay
    empty where the text has none: somebody writes them before the plan is saved.
    """
    plan = Plan(
        authority=authority,
        hotline="" if read.perhaps.get("hotline") else authority.hotline,
        email="" if read.perhaps.get("email") else authority.email,
        contact_address="" if read.perhaps.get("contact_address") else authority.address,
    )
    store_facts(plan, read)
    return plan
