"""From a plan's rows to the outline that is printed, compared and read again."""

from dialogue_portal.formats.days import say_hour
from plans.models import Plan, Round, Section
from plans.reading import ReadItem, ReadPlan, ReadSection, SectionKind, write
from plans.rounds.states import RoundState


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
