"""Two outlines as one text with the differences: what stayed, what was added, what was removed, word by word.

Two spellings of a word (hoà, hòa) are no difference.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from dialogue_portal.formats.vietnamese import normalise, same_tones
from plans.reading import ReadSection
from plans.reading.markers import joined

WORD = re.compile(r"\S+\s*")
# How many unchanged lines are shown around a change; the others are counted.
AROUND = 1
# Lines that share less than this part of their words are different lines, not one changed line.
ALIKE = 0.4


@dataclass(frozen=True)
class Part:
    """Some words of a line: "same", "added" or "removed"."""

    op: str
    text: str


@dataclass(frozen=True)
class Row:
    """One line of the comparison: "same", "changed", "added", "removed", or "skipped" with how many are left out."""

    op: str
    parts: tuple[Part, ...] = ()
    count: int = 0
    is_heading: bool = False


@dataclass(frozen=True)
class Line:
    """One line of an outline as it is printed."""

    text: str
    is_heading: bool


def compare(old: list[ReadSection], new: list[ReadSection]) -> list[Row]:
    """The lines of both outlines in order; a run of unchanged lines is one row that counts them."""
    return _folded(list(_rows(list(lines_of(old)), list(lines_of(new)))))


def lines_of(sections: list[ReadSection]) -> Iterator[Line]:
    """An outline as lines, as they are printed."""
    for section in sections:
        heading = joined(section.label, section.heading)
        if first := ": ".join(filter(None, [heading, section.run_in])):
            yield Line(first, bool(section.level))
        for item in section.items:
            yield Line(joined(item.marker, item.text), False)


def _rows(old: list[Line], new: list[Line]) -> Iterator[Row]:
    texts = [_spelt(line.text) for line in old], [_spelt(line.text) for line in new]
    for op, start, end, new_start, new_end in SequenceMatcher(None, *texts, autojunk=False).get_opcodes():
        if op == "equal":
            for line in new[new_start:new_end]:
                yield Row("same", (Part("same", line.text),), is_heading=line.is_heading)
        else:
            yield from _replaced(old[start:end], new[new_start:new_end])


def _replaced(old: list[Line], new: list[Line]) -> Iterator[Row]:
    """Lines that replace each other: similar ones are paired in order, the others were added or removed."""
    left = list(old)
    for line in new:
        twin = next((other for other in left if _alike(other.text, line.text)), None)
        if twin is None:
            yield Row("added", (Part("added", line.text),), is_heading=line.is_heading)
            continue
        for gone in left[: left.index(twin)]:
            yield Row("removed", (Part("removed", gone.text),), is_heading=gone.is_heading)
        left = left[left.index(twin) + 1 :]
        yield Row("changed", tuple(_words(twin.text, line.text)), is_heading=line.is_heading)
    for gone in left:
        yield Row("removed", (Part("removed", gone.text),), is_heading=gone.is_heading)


def _alike(old: str, new: str) -> bool:
    words = WORD.findall(_spelt(old)), WORD.findall(_spelt(new))
    return SequenceMatcher(None, *words, autojunk=False).ratio() >= ALIKE


def _words(old: str, new: str) -> Iterator[Part]:
    before, after = WORD.findall(old), WORD.findall(new)
    spelt = [_spelt(word) for word in before], [_spelt(word) for word in after]
    matcher = SequenceMatcher(None, *spelt, autojunk=False)
    for op, start, end, new_start, new_end in matcher.get_opcodes():
        if op == "equal":
            yield Part("same", "".join(after[new_start:new_end]))
            continue
        if start < end:
            yield Part("removed", "".join(before[start:end]))
        if new_start < new_end:
            yield Part("added", "".join(after[new_start:new_end]))


def _spelt(text: str) -> str:
    return same_tones(normalise(text))


def _folded(rows: list[Row]) -> list[Row]:
    near = {
        place + step
        for place, row in enumerate(rows)
        if row.op != "same"
        for step in range(-AROUND, AROUND + 1)
    }
    folded: list[Row] = []
    skipped = 0
    for place, row in enumerate(rows):
        if place in near:
            if skipped:
                folded.append(Row("skipped", count=skipped))
            folded.append(row)
            skipped = 0
        else:
            skipped += 1
    return [*folded, Row("skipped", count=skipped)] if skipped and folded else folded
