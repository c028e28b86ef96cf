"""The blocks that the text of a paper consists of, for a PDF, a Word file or a page of the portal."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dialogue_portal.documents.footnotes import Note, as_html, parts

HEADING_TAGS = {1: "h2", 2: "h3", 3: "h4"}
# A number and symbol, "01/KH-UBND", is not broken into two lines at its hyphen.
SYMBOL = re.compile(r"(\d+/[A-ZĐ]+-[A-ZĐ]+)")
UNBROKEN = '<span class="unbroken">{}</span>'


class Written:
    """Words of a print with bold words before them; in both may stand the signs of `notes`."""

    text: str
    lead: str
    notes: tuple[Note, ...]

    @property
    def html(self) -> SafeString:
        """The text as HTML, in which numbers with symbols stay on one line and notes in the place of their signs."""
        return html_of(self.text, self.notes)

    @property
    def lead_html(self) -> SafeString:
        """The bold words as HTML."""
        return html_of(self.lead, self.notes)


@dataclass(frozen=True)
class Block(Written):
    """One printed paragraph or heading: HTML tag, look (CSS classes), text, and the bold words before the text.

    `notes` are the footnotes whose signs stand in the text or in the bold words.
    """

    tag: str
    look: str
    text: str
    lead: str = ""
    notes: tuple[Note, ...] = ()


def html_of(text: str, notes: tuple[Note, ...] = ()) -> SafeString:
    """A text as HTML, with its notes in the places of their signs."""
    pieces = (as_html(part) if isinstance(part, Note) else _unbroken(part) for part in parts(text, notes))
    return format_html_join("", "{}", ((piece,) for piece in pieces))


def _unbroken(text: str) -> SafeString:
    pieces = SYMBOL.split(text)  # every second one is a number with its symbol
    return format_html_join(
        "",
        "{}",
        ((format_html(UNBROKEN, piece) if place % 2 else piece,) for place, piece in enumerate(pieces)),
    )


def heading(text: str, level: int) -> Block:
    """A heading of level 1 ("I. …"), 2 ("1. …") or 3 ("a) …")."""
    return Block(HEADING_TAGS.get(level, "p"), f"level-{level}", text)


def line(text: str, lead: str = "") -> Block:
    """A paragraph; one that ends with a colon stays on the page of what follows it."""
    return Block("p", "item announces" if text.rstrip().endswith(":") else "item", text, lead)


def paragraphs(text: str) -> list[str]:
    """The lines of a typed text, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
