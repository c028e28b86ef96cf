"""The blocks that the text of a paper consists of, for a PDF, a Word file or a page of the portal."""

import re
from dataclasses import dataclass

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

HEADING_TAGS = {1: "h2", 2: "h3", 3: "h4"}
# A number and symbol, "01/KH-UBND", is not broken into two lines at its hyphen.
SYMBOL = re.compile(r"(\d+/[A-ZĐ]+-[A-ZĐ]+)")
UNBROKEN = '<span class="unbroken">{}</span>'


@dataclass(frozen=True)
class Block:
    """One printed paragraph or heading: HTML tag, look (CSS classes), text, and the bold words before the text."""

    tag: str
    look: str
    text: str
    lead: str = ""

    @property
    def html(self) -> SafeString:
        """The text as HTML, in which numbers with symbols stay on one line."""
        parts = SYMBOL.split(self.text)  # every second one is a number with its symbol
        return format_html_join(
            "",
            "{}",
            ((format_html(UNBROKEN, part) if place % 2 else part,) for place, part in enumerate(parts)),
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
