"""Papers that are made from an outline of sections and items: their body, recipients and annexes."""

import re
from collections.abc import Iterator
from dataclasses import replace

from django.utils.functional import cached_property

from dialogue_portal.documents.annexes import AnnexLine, is_writing_line, read_annexes
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.blocks import heading as heading_block
from dialogue_portal.documents.papers import Paper, ended

OPENING, RECIPIENTS, ANNEX = "opening", "recipients", "annex"


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

    @property
    def recipients(self) -> list[str]:
        """The items of the section of recipients."""
        return [item.text for section in self._of_kind(RECIPIENTS) for item in section.items]

    def body(self) -> list[Block]:
        """The sections but recipients and annexes, ended by "./."."""
        text = [section for section in self.sections if section.kind not in (RECIPIENTS, ANNEX)]
        body = [block for section in text for block in blocks(section)]
        if body:
            body[-1] = replace(body[-1], text=ended(body[-1].text))
        return body

    def annexes(self) -> list[list[AnnexLine]]:
        """The annex sections, read line by line."""
        annex_lines = [line for section in self._of_kind(ANNEX) for line in lines(section)]
        return read_annexes(annex_lines)

    def _of_kind(self, kind):
        return [section for section in self.sections if section.kind == kind]


def blocks(section) -> Iterator[Block]:
    """A section as printed: its heading, followed by its run-in text on the same line, then its items."""
    heading = joined(section.label, section.heading)
    if heading and section.run_in:
        yield Block("p", "run-in", section.run_in, lead=f"{heading}:")
    elif heading:
        yield heading_block(heading, section.level)
    elif section.run_in:
        yield Block("p", "item", section.run_in)
    for item in section.items:
        text = joined(item.marker, item.text)
        if is_writing_line(text):
            yield Block("p", "writing", "")
        else:
            yield Block("p", look_of(item, section.kind), text)


def lines(section) -> list[str]:
    """A section as plain lines: an annex is read line by line."""
    heading = ": ".join(filter(None, [joined(section.label, section.heading), section.run_in]))
    return list(filter(None, [heading, *(joined(item.marker, item.text) for item in section.items)]))


def look_of(item, kind: str) -> str:
    """The look of an item: one that ends with a colon stays with what follows; after an asterisk it is a heading."""
    if kind == OPENING and item.text.startswith("Căn cứ "):
        return "item legal-base"
    if not item.text.rstrip().endswith(":"):
        return "item"
    return "item announces star" if item.marker == "*" else "item announces"


def joined(*parts: str) -> str:
    """The parts that are not empty in one line, with single spaces."""
    return re.sub(r"\s+", " ", " ".join(filter(None, parts))).strip()
