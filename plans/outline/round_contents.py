"""What a plan says that one of its rounds is about: lines of other rounds are left out."""

import re

from plans.outline.footnotes import sections_without_notes
from plans.reading import ReadItem, ReadSection, SectionKind
from plans.reading.lines import is_table_row
from plans.reading.lists import REFUSES, body_of, items_about
from plans.reading.ordinals import NUMBERED, number_of, numbers_named

LONGEST_MATTER = 500
# "Đợt 1: …", "Nội dung đợt 1 và 2 - …": behind the first number others may follow.
_OF_ROUNDS = re.compile(
    rf"\W*(?:nội dung\s+(?:đối thoại\s+)?(?:của\s+)?)?{NUMBERED.pattern}"
    r"(?P<more>(?:\s*(?:,|và|&)\s*(?:đợt\s+)?\d{1,2}\b)*)\s*(?:\([^)]{1,60}\))?\s*(?:[:–-]|$)",
    re.I,
)
_BEHIND = re.compile(rf"\s*\((?:trong\s+)?{NUMBERED.pattern}\)", re.I)


def contents_of_round(outline: list[ReadSection], position: int) -> list[str]:
    """Return the lines of a plan about what the round of this number is about; [] where the plan has none."""
    body = _of_round(body_of(list(sections_without_notes(outline))), position)
    items, shared = items_about(body, SectionKind.CONTENTS)
    return [] if shared else _lines_of(items, position)


def matter_of_round(outline: list[ReadSection], position: int) -> str:
    """Return what a round is about in one line for citizens; "" where the plan does not say, or says it at length."""
    texts = [text.strip(" -+*;.,") for text in contents_of_round(outline, position)]
    said = "; ".join(text for text in texts if text and not is_table_row(text) and not REFUSES.search(text))
    return said if len(said) <= LONGEST_MATTER else ""


def _of_round(body: list[ReadSection], position: int) -> list[ReadSection]:
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


def _lines_of(items: list[ReadItem], position: int) -> list[str]:
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
        if text := _clauses_of(item.text, position, speaks[1]):
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
    return {number_of(match["number"]), *map(int, re.findall(r"\d+", match["more"]))}


def _rounds_in_row(text: str) -> set[int]:
    """The rounds that a cell of a table names alone."""
    cells = [cell.strip() for cell in text.split(" | ")]
    return {number for cell in cells if NUMBERED.fullmatch(cell) for number in numbers_named(cell)}
