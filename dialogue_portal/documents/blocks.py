"""The blocks that the text of a paper consists of, for a PDF, a Word file or a page of the portal."""

from collections.abc import Iterable
from dataclasses import dataclass, replace

from dialogue_portal.documents.footnotes import Note
from dialogue_portal.documents.inline import Written
from dialogue_portal.documents.tables import Table, is_row, parted

HEADING_TAGS = {1: "h2", 2: "h3", 3: "h4"}


@dataclass(frozen=True)
class Block(Written):
    """One printed paragraph, heading or table: HTML tag, look (CSS classes), text, and the bold words before the text.

    `notes` are the footnotes whose signs stand in the text or in the bold words.
    """

    tag: str
    look: str
    text: str
    lead: str = ""
    notes: tuple[Note, ...] = ()
    table: Table | None = None  # the rows, where the block is a table


def heading(text: str, level: int) -> Block:
    """A heading of level 1 ("I. …"), 2 ("1. …") or 3 ("a) …")."""
    return Block(HEADING_TAGS.get(level, "p"), f"level-{level}", text)


def part_heading(label: str, text: str, level: int) -> Block:
    """A heading in two centred lines, "Phần I" above its title (decree 30/2020/NĐ-CP, annex I, part II.I.5)."""
    return Block(HEADING_TAGS.get(level, "p"), f"level-{level} part", text, lead=label.rstrip(" .:"))


def stepped(blocks: Iterable[Block]) -> list[Block]:
    """The blocks with headings that never leave out a level below the title (h1), whatever level the text gives them.

    The look stays: whoever listens to the paper would search for the level that is missing.
    """
    found, deepest = [], 1
    for block in blocks:
        if block.tag in HEADING_TAGS.values():
            deepest = min(int(block.tag[1:]), deepest + 1)
            found.append(replace(block, tag=f"h{deepest}"))
        else:
            found.append(block)
    return found


def line(text: str, lead: str = "") -> Block:
    """A paragraph; one that ends with a colon stays on the page of what follows it."""
    return Block("p", "item announces" if text.rstrip().endswith(":") else "item", text, lead)


def in_tables(blocks: list[Block]) -> list[Block]:
    """The blocks with rows that follow each other put together into tables."""
    found: list[Block] = []
    for table, group in parted(
        blocks, lambda block: block.tag == "p" and not block.lead and is_row(block.text)
    ):
        found += [Block("table", "rows", "", notes=table.notes, table=table)] if table else group
    return found


def paragraphs(text: str) -> list[str]:
    """The lines of a typed text, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
