"""Write a plan as plain text in the usual layout: a clerk corrects it, the reader reads it again."""

from plans.reading.markers import joined
from plans.reading.model import ReadPlan, ReadSection, SectionKind
from plans.reading.names import province_in

NATIONAL_TITLE = ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"]
BLANK = "……"


def write(plan: ReadPlan) -> str:
    """Return the text of a plan, one paragraph per line, separated by blank lines."""
    blocks = [*_head(plan), "KẾ HOẠCH"]
    if plan.subject:
        blocks.append(plan.subject)
    for section in plan.sections:
        if section.kind not in (SectionKind.RECIPIENTS, SectionKind.ANNEX):
            blocks += _section(section)
    blocks += [_recipients(section) for section in plan.sections if section.kind == SectionKind.RECIPIENTS]
    if plan.signature_lines:
        blocks.append("\n".join(plan.signature_lines))
    if plan.signer_name:
        blocks.append(plan.signer_name)
    for section in plan.sections:
        if section.kind == SectionKind.ANNEX:
            blocks += _section(section)
    return "\n\n".join(blocks) + "\n"


def body_lines(sections: list[ReadSection]) -> list[str]:
    """Return every heading and paragraph of the plan, without the attached papers."""
    lines = []
    for section in sections:
        if section.kind != SectionKind.ANNEX:
            head = f"{section.heading}: {section.run_in}" if section.run_in else section.heading
            lines += [head, *(item.text for item in section.items)]
    return lines


def _head(plan: ReadPlan) -> list[str]:
    """Write the letterhead, with the province only where the plan's own text does not name it."""
    council = plan.other_authority.split(" / ") if plan.other_authority else []
    if plan.authority_kind and plan.place:
        council = ["ỦY BAN NHÂN DÂN", f"{plan.authority_kind} {plan.place}".upper()]
    if plan.province and province_in("\n".join([plan.subject, *body_lines(plan.sections)])) != plan.province:
        council.insert(0, plan.province.upper())
    blocks = ["\n".join(council)] if council else []
    if plan.symbol:
        blocks.append(f"Số: {plan.number}/{plan.symbol}")
    blocks.append("\n".join(NATIONAL_TITLE))
    blocks.append(_place_and_date(plan))
    return blocks


def _place_and_date(plan: ReadPlan) -> str:
    day, month = BLANK, BLANK
    if plan.issued_on:
        day = f"{plan.issued_on.day:02}"
        month = f"{plan.issued_on.month:02}" if plan.issued_on.month < 3 else str(plan.issued_on.month)
    year = plan.issued_on.year if plan.issued_on else plan.year
    words = f"ngày {day} tháng {month} năm {year or BLANK}"
    return f"{plan.place}, {words}" if plan.place else words


def _section(section: ReadSection) -> list[str]:
    heading = section.heading
    if section.run_in:
        heading = f"{heading}: {section.run_in}" if heading else section.run_in
    first = joined(section.label, heading)
    return ([first] if first else []) + [joined(item.marker, item.text) for item in section.items]


def _recipients(section: ReadSection) -> str:
    lines = [f"{section.heading or 'Nơi nhận'}: {section.run_in}".strip()]
    for place, item in enumerate(section.items):
        stop = "." if place == len(section.items) - 1 else ";"
        lines.append(joined(item.marker, item.text) + ("" if item.text.endswith((".", "…", ":")) else stop))
    return "\n".join(lines)
