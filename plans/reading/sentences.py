"""The sentences of a plan, each with what stands above it: its paragraph so far, announcing lines, headings."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from plans.reading.model import ReadSection, SectionKind

SENTENCE = re.compile(r"(?<=[^\W_][^\W_.])[.;](?=\s|$)|\n")
# How many sentences of its paragraph stand above one.
MOST_BEFORE = 3


class Sentence(NamedTuple):
    """One sentence, with the kind of its section and what stands `above` it.

    That is, the nearest first: the rest of its paragraph before it, the lines that announce it, the headings.
    """

    text: str
    above: list[str]
    kind: SectionKind


def sentences_of(sections: list[ReadSection], *, without: tuple[SectionKind, ...]) -> Iterator[Sentence]:
    """Yield every sentence of the sections that are not of a kind in `without`."""
    above: dict[int, str] = {}
    for section in sections:
        above = {level: heading for level, heading in above.items() if level < section.level}
        above[section.level] = section.heading
        if section.kind not in without:
            yield from _in_section(section, [above[level] for level in sorted(above, reverse=True)])


def _in_section(section: ReadSection, headings: list[str]) -> Iterator[Sentence]:
    head = f"{section.heading}: {section.run_in}" if section.run_in else section.heading
    # By their markers, the lines that end with a colon and are not over.
    announced: dict[str, str] = {}
    for marker, text in [("", head), *((item.marker, item.text) for item in section.items)]:
        announced = _still_open(announced, marker)
        before: list[str] = []
        for sentence in SENTENCE.split(text):
            lines = [words for line in reversed(announced.values()) for words in _nearest_first(line)]
            yield Sentence(sentence, [*before, *lines, *headings], section.kind)
            before = [sentence, *before[: MOST_BEFORE - 1]]
        if text.rstrip().endswith(":") and text != head:
            announced[marker] = text


def _nearest_first(line: str) -> list[str]:
    """Return the last sentence of an announcing line, which is what announces, then the whole line."""
    last = SENTENCE.split(line)[-1].strip()
    return [last, line] if last not in ("", line) else [line]


def _still_open(announced: dict[str, str], marker: str) -> dict[str, str]:
    """Return the announcing lines without those that a line with this marker, one like theirs, ends."""
    markers = list(announced)
    return (
        {one: announced[one] for one in markers[: markers.index(marker)]}
        if marker in announced
        else announced
    )
