"""Papers that are made from an outline of sections and items: their body, recipients and annexes."""

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from django.utils.functional import cached_property

from dialogue_portal.documents.annexes import AnnexLine, is_writing_line, read_annexes
from dialogue_portal.documents.blocks import Block, part_heading
from dialogue_portal.documents.blocks import heading as heading_block
from dialogue_portal.documents.footnotes import NO_NOTES, Gathered, gathered
from dialogue_portal.documents.papers import Paper, ended
from dialogue_portal.documents.tables import is_row
from dialogue_portal.formats.openings import BASES, NO_BASES
from dialogue_portal.formats.vietnamese import same_tones

OPENING, RECIPIENTS, ANNEX = "opening", "recipients", "annex"
BULLETS = ("-", "+", "*")
DUTIES = "duties"
# In words, with the number: the longest heading, and what is too short for a sentence, "1. Mục đích.".
LONGEST_HEADING, SHORTEST_SENTENCE = 16, 3
ENDS_OF_SENTENCES = (".", ";", "!", "?", ",")
# A heading that says that something follows keeps the colon that other headings do without.
ANNOUNCES = re.compile(r"\b(?:sau|sau đây|dưới đây|bên dưới)$", re.I)
# What is numbered on a line of its own above its title.
PART = re.compile(r"(?:phần|chương|mục|tiểu mục)\s+(?:[ivx]+|\d+|thứ\s+\w+)\s*[.:]?", re.I)
# The lines on which a paper rests, and what makes one of them the sentence that announces the paper.
BASIS = re.compile(rf"(?!(?:{'|'.join(NO_BASES)})\b)(?:{'|'.join(BASES)})\b", re.I)
ANNOUNCES_PAPER = re.compile(
    r",\s+(?:ủy ban|uỷ ban|ubnd|chủ tịch|hội đồng|văn phòng|thường trực)\b[^;]*"
    r"\b(?:ban hành|xây dựng|lập|tổ chức|thông báo|quyết định)\b",
    re.I,
)


class OutlinePaper(Paper):
    """A paper made of an outline: sections with kind, level, label, heading, run_in, items (marker, text)."""

    @property
    def outline(self) -> list:
        """The sections in the order of the paper; each kind of paper may read them in its own way."""
        return list(self.subject.outline)

    @cached_property
    def sections(self) -> list:
        """The outline, read once for each paper."""
        return self.outline

    @cached_property
    def footnotes(self) -> Gathered:
        """The notes of the whole text, by the places of its lines."""
        return footnotes_of(self.sections)

    @property
    def recipients(self) -> list[str]:
        """The items of the section of recipients."""
        return [
            text for section, start in self._of_kinds(RECIPIENTS) for _, text in self._kept(section, start)
        ]

    def body(self) -> list[Block]:
        """The sections but recipients and annexes, ended by "./."."""
        kinds = {section.kind for section in self.sections} - {RECIPIENTS, ANNEX}
        kept = [*self._of_kinds(*kinds)]
        following = [section.level for section, _ in kept[1:]] + [0]
        body = [
            block
            for (section, start), next_level in zip(kept, following, strict=True)
            for block in blocks(section, self.footnotes, start, has_parts=next_level > section.level)
        ]
        if body:
            body[-1] = replace(body[-1], text=ended(body[-1].text))
        return body

    def annexes(self) -> list[list[AnnexLine]]:
        """The annex sections, read line by line."""
        kept = [
            (place, text)
            for section, start in self._of_kinds(ANNEX)
            for place, text in enumerate(lines(section), start)
            if text and place not in self.footnotes.taken
        ]
        notes = {at: self.footnotes.of(place) for at, (place, _) in enumerate(kept)}
        return read_annexes([text for _, text in kept], notes)

    def _of_kinds(self, *kinds) -> Iterator[tuple[Any, int]]:
        """The sections of some kinds, each with the place of its first line in the whole text."""
        start = 0
        for section in self.sections:
            if section.kind in kinds:
                yield section, start
            start += len(lines(section))

    def _kept(self, section, start: int) -> Iterator[tuple[int, str]]:
        """The items of a section that are printed where they stand, with their places."""
        for place, item in enumerate(section.items, start + 1):
            if place not in self.footnotes.taken:
                yield place, item.text


def footnotes_of(sections: list) -> Gathered:
    """The notes of an outline, by the places of its lines; an item that `is_note` was one before."""
    texts: list[str] = []
    known: set[int] = set()
    for section in sections:
        known |= {
            place
            for place, item in enumerate(section.items, len(texts) + 1)
            if getattr(item, "is_note", False)
        }
        texts += lines(section)
    return gathered(texts, known)


def blocks(section, found: Gathered = NO_NOTES, start: int = 0, has_parts: bool = False) -> Iterator[Block]:
    """A section as printed: its heading, followed by its run-in text on the same line, then its items.

    `found` are the notes of the whole text, in which the section begins at the place `start`; `has_parts` tells
    whether sections of a deeper level follow. A numbered sentence is no heading: it is printed as body text.
    """
    heading, notes = joined(section.label, section.heading), found.of(start)
    if section.run_in and not section.heading:
        # A numbered line without a heading of its own; it stays with what it announces.
        text = joined(section.label, section.run_in)
        yield Block("p", look_of_line(text), text, notes=notes)
    elif section.run_in:
        yield Block("p", "run-in", section.run_in, lead=f"{heading}:", notes=notes)
    elif PART.fullmatch(section.label):
        yield replace(part_heading(section.label, section.heading, section.level), notes=notes)
    elif heading and is_sentence(section, has_parts=has_parts):
        yield Block("p", look_of_line(heading), heading, notes=notes)
    elif heading:
        follows = bool(section.items or has_parts) and ANNOUNCES.search(heading)
        text = f"{heading}:" if follows else heading
        yield replace(heading_block(text, section.level), notes=notes)
    for place, item in enumerate(section.items, start + 1):
        text = line_of(item)
        if place in found.taken:
            continue
        if is_writing_line(text):
            yield Block("p", "writing", "")
        else:
            yield Block("p", look_of(item, section.kind), text, notes=found.of(place))


def lines(section) -> list[str]:
    """A section as plain lines, its heading first, "" where it has none: an annex is read line by line."""
    heading = joined(section.label, ": ".join(filter(None, [section.heading, section.run_in])))
    return [heading, *map(line_of, section.items)]


def line_of(item) -> str:
    """An item with its number or bullet; a row of a table has no bullet before its first cell."""
    is_bare = item.marker in BULLETS and is_row(item.text)
    return joined("" if is_bare else item.marker, item.text)


def look_of(item, kind: str) -> str:
    """The look of an item: one that ends with a colon stays with what follows; after an asterisk it is a heading."""
    if kind == OPENING and is_basis(item.text):
        return "item legal-base"
    look = look_of_line(item.text)
    return f"{look} star" if item.marker == "*" and look != "item" else look


def is_basis(text: str) -> bool:
    """Whether a line of the opening names what the paper rests on, and is not the sentence that announces the paper."""
    if text.startswith("Căn cứ "):
        return True
    announces = text.rstrip().endswith(":") or ANNOUNCES_PAPER.search(text)
    return bool(BASIS.match(same_tones(text))) and not announces


def look_of_line(text: str) -> str:
    """The look of a line of body text; one that ends with a colon stays on the page of what follows it."""
    return "item announces" if text.rstrip().endswith(":") else "item"


def is_sentence(section, *, has_parts: bool) -> bool:
    """Whether the words of a section's numbered line are a sentence of the text and no short heading, which is bold.

    A heading in capitals is a heading however long it is, and so is the name of units that have duties.
    """
    text = joined(section.label, section.heading)
    words = len(text.split())
    if text.isupper():
        return False
    if section.items or has_parts:
        return section.level > 1 and section.kind != DUTIES and words > LONGEST_HEADING
    return words > LONGEST_HEADING or (words > SHORTEST_SENTENCE and text.endswith(ENDS_OF_SENTENCES))


def joined(*parts: str) -> str:
    """The parts that are not empty in one line, with single spaces."""
    return re.sub(r"\s+", " ", " ".join(filter(None, parts))).strip()
