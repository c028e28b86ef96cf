"""From paragraphs to the outline: which numbered lines are headings, and what stands below them."""

import re

from plans.reading.kinds import classify, kinds_named, opens_with_kind
from plans.reading.markers import is_capitals
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.openings import is_certain_basis, opens
from plans.reading.paragraphs import Paragraph
from plans.reading.quotas import quota
from plans.reading.units import names_unit, unit_of, without_order

LONGEST_HEADING = 150
LONGEST_TITLE = 80

# A colon inside a time or a web address does not end a heading.
COLON = re.compile(r":(?!\d|//)")
# "3. Bộ phận Tài chính. Tham mưu …"; a short word before the full stop is an abbreviation ("TT. Đảng ủy").
STOP = re.compile(r"(?<=\s[^\W\d_A-ZĐ]{2}|[^\W\d_]{2}[^\W\d_A-ZĐ])\.\s+(?=\S)")


def outline(paragraphs: list[Paragraph]) -> list[ReadSection]:
    """Return the sections of a plan's body, from the opening to the closing, each with its kind."""
    headings = _headings(paragraphs)
    sections = [ReadSection(SectionKind.OPENING, 0)]
    written = [""]
    for place, para in enumerate(paragraphs):
        if place in headings:
            level = para.level or 1
            heading, run_in = split_heading(para.text)
            sections.append(ReadSection(SectionKind.OTHER, level, para.marker, heading, run_in))
            written.append(para.text)
        else:
            sections[-1].items.append(ReadItem(para.marker, para.text))
    if not sections[0].items:
        del sections[0], written[0]
    _separate_body(sections)
    _separate_closing(sections)
    _keep_stops(sections, written)
    classify(sections)
    for section in sections:
        if section.kind == SectionKind.PARTICIPANTS:
            for item in section.items:
                item.quota = quota(item.text)
    return sections


def _keep_stops(sections: list[ReadSection], written: list[str]) -> None:
    """Give a heading with nothing below it back its full stop: it is a sentence of a list that has headings."""
    for section, text, after in zip(
        sections, written, [*sections[1:], ReadSection(SectionKind.OTHER, 0)], strict=False
    ):
        alone = not section.texts() and after.level <= section.level
        if section.level > 1 and alone and text.endswith(".") and not is_capitals(text):
            section.heading = text


def split_heading(text: str) -> tuple[str, str]:
    """Divide the text of a heading line into the heading and the text that follows on the same line.

    The heading is "" where the line is too long to be one.
    """
    stop = STOP.search(text)
    if stop and not _is_heading_alone(text[: stop.start()]):
        stop = None  # a sentence that is followed by another one
    cuts = [match for match in (_first_outside_brackets(COLON, text), stop) if match]
    cut = min(cuts, key=lambda match: match.start(), default=None)
    if cut and cut[0] != ":" and cut.start() > LONGEST_TITLE:
        cut = _first_outside_brackets(COLON, text)
    if cut and 0 < cut.start() <= LONGEST_HEADING:
        return text[: cut.start()].rstrip(" .:"), text[cut.end() :].strip()
    if len(text) <= LONGEST_HEADING and not text.endswith(";"):
        return text.rstrip(" .:"), ""
    return "", text


def _is_heading_alone(text: str) -> bool:
    """Tell whether a text before a full stop is the name of a part or of a unit, and no sentence."""
    return opens_with_kind(text) or unit_of(text, heading=True) == without_order(text).strip(" .")


def _headings(paragraphs: list[Paragraph]) -> set[int]:
    """Return the indexes of the headings; either all numbered lines of a list are headings or none is."""
    headings = {place for place, para in enumerate(paragraphs) if para.level == 1 or _is_bare_heading(para)}
    for level in (2, 3):
        group: list[int] = []
        for place, para in enumerate([*paragraphs, Paragraph("", "", 1)]):
            ends = place in headings or place == len(paragraphs) or 0 < para.level < level
            if ends:
                if any(_leads(paragraphs, member, level) for member in group):
                    headings.update(group)
                group = []
            elif para.level == level and not (group and _is_sub_list(paragraphs[group[0]], para)):
                group.append(place)
    return headings


def _is_bare_heading(para: Paragraph) -> bool:
    heading = split_heading(para.text)[0]
    return (
        para.is_plain
        and len(heading) <= LONGEST_TITLE
        and is_capitals(heading)
        and bool(kinds_named(heading))
    )


def _is_sub_list(first: Paragraph, para: Paragraph) -> bool:
    """Tell whether letters ("a)") count below figures ("1.1"), or longer figures ("2.2.1") below shorter ones."""
    if not first.marker[0].isdigit():
        return False
    return not para.marker[0].isdigit() or para.marker.count(".") > first.marker.count(".")


def _leads(paragraphs: list[Paragraph], place: int, level: int) -> bool:
    """Tell whether a numbered line is a heading: other lines belong to it, or it begins with a heading's words."""
    heading, run_in = split_heading(paragraphs[place].text)
    if not heading:
        return False
    below = paragraphs[place + 1] if place + 1 < len(paragraphs) else None
    if level == 3:
        return not run_in and below is not None and _leads_below(paragraphs[place], heading, below)
    has_parts = below is not None and (
        below.is_bullet or below.level > level or (below.is_plain and not below.begins_closing)
    )
    return has_parts or (bool(run_in) and len(heading) <= LONGEST_TITLE) or opens_with_kind(heading)


def _leads_below(para: Paragraph, heading: str, below: Paragraph) -> bool:
    """Tell whether a line with a letter or "1.1" is the heading of the line below it."""
    if below.is_plain:
        named = names_unit(heading) or opens_with_kind(heading)
        return named and not para.text.endswith((".", ";")) and not below.begins_closing
    return below.is_bullet or (below.level == 3 and _is_sub_list(para, below))


def _first_outside_brackets(pattern: re.Pattern[str], text: str) -> re.Match[str] | None:
    for match in pattern.finditer(text[: LONGEST_HEADING + 1]):
        before = text[: match.start()]
        if before.count("(") <= before.count(")"):
            return match
    return None


def _separate_body(sections: list[ReadSection]) -> None:
    """Move what follows the opening of a plan without headings into a section of its own."""
    if len(sections) != 1 or sections[0].level:
        return
    items = sections[0].items
    start = next((place for place, item in enumerate(items) if not _is_of_opening(item)), len(items))
    if start < len(items):
        sections.append(ReadSection(SectionKind.OTHER, 0, items=items[start:]))
        del items[start:]
    if not items:
        del sections[0]


def _is_of_opening(item: ReadItem) -> bool:
    announces = opens(item.text) and item.text.endswith(":")
    return not item.marker and (announces or is_certain_basis(item.text))


def _separate_closing(sections: list[ReadSection]) -> None:
    """Move the closing paragraphs of the plan from its last section into a section of their own."""
    last = sections[-1] if sections else None
    if last is None or last.level == 0:
        return
    items = last.items
    start = next(
        (place for place, item in enumerate(items) if Paragraph(item.marker, item.text).begins_closing), None
    )
    if start is None and len(items) > 1 and not items[-1].marker and items[-1].text.endswith("./."):
        start = len(items) - 1
    if start is not None:
        sections.append(ReadSection(SectionKind.CLOSING, 0, items=items[start:]))
        del items[start:]
