"""Between a plan's rows and the reader's plain outline."""

from datetime import date

from django.core.exceptions import ValidationError

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.days import say_hour
from plans.models import Item, Plan, Round, Section
from plans.reading import ReadItem, ReadPlan, ReadSection, SectionKind, write
from plans.reading.facts import EXPECTED
from plans.states import RoundState

# {column of Plan: what the reader calls it}
FACTS = {
    "subject": "subject",
    "year": "year",
    "registration_days": "registration_days",
    "registration_working": "registration_working",
    "registration_rolls": "registration_rolls",
    "reply_days": "reply_days",
    "reply_working": "reply_working",
    "reply_rolls": "reply_rolls",
    "conclusion_days": "conclusion_days",
    "conclusion_working": "conclusion_working",
    "conclusion_rolls": "conclusion_rolls",
    "hotline": "hotline",
    "email": "email",
    "contact_address": "contact_address",
    "signature_text": "signature_lines",
    "signer_name": "signer_name",
    "source_number": "number",
    "source_date": "issued_on",
}
NAME_OF = dict(EXPECTED)


def store_outline(plan: Plan, read: ReadPlan) -> None:
    """Replaces the sections and items of `plan` by what was read."""
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
        Item(section=row, position=position, marker=item.marker, text=item.text, quota=item.quota)
        for row, section in zip(sections, read.sections, strict=True)
        for position, item in enumerate(section.items, 1)
    )


def copy_outline(plan: Plan, copy: Plan) -> None:
    """Gives `copy` the sections and items of `plan`."""
    store_outline(copy, ReadPlan(sections=read_outline(plan)))


def store_rounds(plan: Plan, read: ReadPlan) -> None:
    """Makes the rounds that were read, each as planned: its date is set by a person."""
    Round.objects.bulk_create(rounds_of(plan, read))


def rounds_of(plan: Plan, read: ReadPlan) -> list[Round]:
    """The rounds that were read, not saved."""
    return [
        Round(
            authority=plan.authority,
            plan=plan,
            position=position,
            planned_month=found.month or found.held_on.month,
            planned_year=found.year or plan.year,
            held_on=found.held_on,
            starts_at=found.starts_at,
            ends_at=found.ends_at,
            place=found.place[:250],
        )
        for position, found in enumerate((one for one in read.rounds if one.month or one.held_on), 1)
    ]


def same_draft(plan: Plan, other: Plan, read: ReadPlan) -> bool:
    """Whether a stored draft says the same as a new one, in its facts and in its rounds."""
    when = ("planned_month", "planned_year", "held_on", "starts_at", "ends_at", "place")
    stored = [[getattr(one, name) for name in when] for one in plan.rounds.order_by("position")]
    meant = [[getattr(one, name) for name in when] for one in rounds_of(other, read)]
    return stored == meant and all(getattr(plan, name) == getattr(other, name) for name in FACTS)


def store_facts(plan: Plan, read: ReadPlan, before: ReadPlan | None = None) -> None:
    """Sets on `plan` (not saved) each fact that was recognised and makes sense; what does not keeps its value.

    So does what an edited text says as it did `before`: a clerk may have corrected it elsewhere.
    """
    plan.unrecognised = list(read.unrecognised)
    for name, source in FACTS.items():
        column, value = Plan._meta.get_field(name), getattr(read, source)
        said_before = before is not None and value == getattr(before, source)
        if isinstance(value, list):
            value = "\n".join(value)
        if isinstance(value, str):
            value = value[: column.max_length]
        if value in (None, ""):
            continue
        try:
            value = column.clean(value, plan)
        except ValidationError:
            plan.unrecognised.append(NAME_OF.get(source, str(column.verbose_name)))
            continue
        if not said_before:
            setattr(plan, name, value)
    plan.subject = plan.subject or "Tổ chức hội nghị đối thoại với người dân"


def draft_of(read: ReadPlan, authority: Authority, today: date) -> Plan:
    """A plan with the facts that were read, not saved; what the text does not say is the authority's."""
    plan = Plan(
        authority=authority,
        year=today.year,
        hotline=authority.hotline,
        email=authority.email,
        contact_address=authority.address,
    )
    store_facts(plan, read)
    return plan


def text_of(plan: Plan) -> str:
    """The plan as plain text, which `plans.reading.read` reads back."""
    authority = plan.authority
    return write(
        ReadPlan(
            authority_kind=authority.kind,
            place=authority.place,
            province=authority.province,
            number=plan.source_number,
            symbol="KH-UBND",
            issued_on=plan.source_date,
            year=plan.year,
            subject=plan.subject,
            sections=[read_section(section) for section in plan.sections.prefetch_related("items")],
            rounds=[],
            signature_lines=plan.signature_text.splitlines(),
            signer_name=plan.signer_name,
        )
    )


def items_of(plan: Plan, kind: str) -> list[str]:
    """The lines of the plan's sections of one kind."""
    sections = plan.sections.filter(kind=kind).prefetch_related("items")
    return [item.text for section in sections for item in section.items.all()]


AFTER_TEXT = (SectionKind.CLOSING, SectionKind.RECIPIENTS, SectionKind.ANNEX)
DATED = (RoundState.FIXED, RoundState.HELD)


def read_section(section: Section) -> ReadSection:
    items = [ReadItem(item.marker, item.text, item.quota) for item in section.items.all()]
    kind = SectionKind(section.kind)
    return ReadSection(kind, section.level, section.label, section.heading, section.run_in, items)


def read_outline(plan: Plan) -> list[ReadSection]:
    return [read_section(section) for section in plan.sections.prefetch_related("items")]


def printed_outline(plan: Plan) -> list[ReadSection]:
    """The outline as it is printed: the dates that were set stand in the section of time and place."""
    outline = read_outline(plan)
    dates = [ReadItem("-", sentence_of(round)) for round in plan.timetable.all() if round.state in DATED]
    if dates:
        places = [section for section in outline if section.kind == SectionKind.TIME_PLACE]
        if places:
            places[-1].items += dates
        else:
            closing = (i for i, section in enumerate(outline) if section.kind in AFTER_TEXT)
            outline.insert(
                next(closing, len(outline)),
                ReadSection(SectionKind.TIME_PLACE, 2, "", "Thời gian, địa điểm", "", dates),
            )
    if plan.amends_id:
        _say_what_it_replaces(outline, plan)
    return outline


def _say_what_it_replaces(outline, plan):
    """The last sentence of an amendment before its closing names the paper whose place it takes."""
    replaced = plan.copied_from.document
    said = ReadItem("", f"Kế hoạch này thay thế Kế hoạch số {replaced}.")
    place = next((i for i, section in enumerate(outline) if section.kind in AFTER_TEXT), len(outline))
    outline.insert(place, ReadSection(SectionKind.CLOSING, 0, items=[said]))


def sentence_of(round: Round) -> str:
    """When and where a fixed round is held and the last day for its forms, in words for the paper."""
    hours = say_hour(round.starts_at)
    if round.ends_at:
        hours += f" đến {say_hour(round.ends_at)}"
    day, closes = round.held_on, round.registration_closes_on
    return (
        f"Đợt {round.position}: từ {hours}, ngày {day.day:02d}/{day.month:02d}/{day.year}, tại {round.place}; "
        f"nhận Phiếu đăng ký đến hết ngày {closes.day:02d}/{closes.month:02d}/{closes.year}."
    )
