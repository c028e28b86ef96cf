"""What a plan says that one of its rounds is about: lines of other rounds are left out."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace

from plans.outline.footnotes import sections_without_notes
from plans.reading import ReadItem, ReadSection, SectionKind
from plans.reading.kinds import is_kind_alone, kinds_named
from plans.reading.lines import is_table_row
from plans.reading.lists import REFUSES, body_of, items_about
from plans.reading.ordinals import NUMBERED, numbers_in, numbers_named

LONGEST_MATTER = 500
# "Đợt 1: …", "Đợt 1 (tháng 4): …", "Nội dung đợt 1 và 2 - …": behind the first number others may follow.
_OF_ROUNDS = re.compile(
    rf"\W*(?:nội dung\s+(?:đối thoại\s+)?(?:của\s+)?)?{NUMBERED.pattern}"
    r"(?P<more>(?:\s*(?:,|và|&)\s*(?:đợt\s+)?\d{1,2}\b)*)\s*(?:\([^)]{1,60}\))?"
    r"(?:\s*[,–-]?\s*(?:dự kiến\s+)?(?:tháng|quý)\s+[^:;–-]{1,20}?)?\s*(?:[:–-]|$)",
    re.I,
)
_BEHIND = re.compile(rf"\s*\((?:trong\s+)?{NUMBERED.pattern}\)", re.I)


def contents_of_round(outline: list[ReadSection], position: int) -> list[str]:
    """Return the lines of a plan about what the round of this number is about; [] where the plan has none."""
    body = body_of(list(sections_without_notes(outline)))
    items, shared = items_about(_of_round(_with_counted(body), position), SectionKind.CONTENTS)
    return [] if shared else _lines_of(_without_headings(items), position)


def matter_of_round(outline: list[ReadSection], position: int) -> str:
    """Return what a round is about in one line for citizens; "" where the plan does not say, or says it at length."""
    texts = [text.strip(" -+*;.,") for text in contents_of_round(outline, position)]
    said = "; ".join(text for text in texts if text and not is_table_row(text) and not REFUSES.search(text))
    return said if len(said) <= LONGEST_MATTER else ""


def _with_counted(body: Iterable[ReadSection]) -> Iterator[ReadSection]:
    """The sections, where a list that counts anew below a heading of the matters ("1.", "1.", "2.") is part of it."""
    over: ReadSection | None = None
    counted = 0
    for section in body:
        if over and section.level == over.level and _is_next(section, counted + 1):
            counted += 1
        elif over and counted and section.level > over.level:
            pass
        else:
            if over is None or section.level <= over.level:
                over, counted = section if _is_of_matters(section) else None, 0
            yield section
            continue
        kind = SectionKind.CONTENTS if section.kind == SectionKind.OTHER else section.kind
        yield replace(section, kind=kind, level=section.level + 1)


def _is_of_matters(section: ReadSection) -> bool:
    """Whether a heading only announces what the rounds are about: nothing is said below it."""
    said = [text for text in section.texts() if not text.endswith(":")]
    return section.kind == SectionKind.CONTENTS and is_kind_alone(section.heading) and not said


def _is_next(section: ReadSection, number: int) -> bool:
    """Whether a section is a line of a counted list: it names a round, or is a sentence."""
    is_line = bool(_rounds_of(section.heading)) or not section.heading or section.heading.endswith(".")
    return section.kind == SectionKind.OTHER and is_line and section.label.strip(".)/ ") == str(number)


def _without_headings(items: Iterable[ReadItem]) -> Iterator[ReadItem]:
    """The items without words that only name the kind: "Nội dung đối thoại: …"."""
    for item in items:
        label, _, text = item.text.partition(":")
        if kinds_named(label)[:1] != [SectionKind.CONTENTS] or not is_kind_alone(label):
            yield item
        elif text.strip():
            yield replace(item, text=text.strip())


def _of_round(body: Iterable[ReadSection], position: int) -> list[ReadSection]:
    """The sections but for those under a heading that names other rounds only."""
    kept: list[ReadSection] = []
    left_out: int | None = None
    for section in body:
        if left_out is not None and section.level > left_out:
            continue
        named = _rounds_of(section.heading)
        left_out = section.level if named and position not in named else None
        if left_out is None:
            kept.append(section)
    return kept


def _lines_of(items: Iterable[ReadItem], position: int) -> list[str]:
    """The texts of a round; "Đợt 1:" alone on its line speaks for the lines below it, up to its next neighbour."""
    found: list[str] = []
    speaks: tuple[str, set[int]] = ("", set())  # the marker of such a line, and its rounds
    for item in items:
        label = _OF_ROUNDS.fullmatch(item.text.strip())
        if label:
            speaks = (item.marker, _rounds_of(item.text))
            continue
        if item.marker == speaks[0]:
            speaks = ("", set())
        text = _clauses_of(item.text, position, speaks[1])
        if text and not text.endswith(":"):  # what only announces others is no matter
            found.append(text[:1].upper() + text[1:])
    return found


def _clauses_of(text: str, position: int, named: set[int]) -> str:
    """The parts of a line about a round; a part that names none goes with the part before it, at first with `named`."""
    if in_row := _rounds_in_row(text):
        return text if position in in_row else ""
    kept: list[str] = []
    for clause in text.split(";"):
        named = _rounds_of(clause) or numbers_named(clause) or named
        if not named or position in named:
            # Of two rounds both stay named.
            kept.append(_without_label(clause) if len(named) == 1 else clause)
    return ";".join(kept).strip()


def _without_label(clause: str) -> str:
    """A part of a line without the words that only say which round it is about."""
    return _BEHIND.sub("", _OF_ROUNDS.sub("", clause, count=1) if _rounds_of(clause) else clause)


def _rounds_of(text: str) -> set[int]:
    match = _OF_ROUNDS.match(text)
    if not match:
        return set()
    return numbers_in(match)


def _rounds_in_row(text: str) -> set[int]:
    """The rounds that a cell of a table names alone."""
    cells = [cell.strip() for cell in text.split(" | ")]
    return {number for cell in cells if NUMBERED.fullmatch(cell) for number in numbers_named(cell)}
