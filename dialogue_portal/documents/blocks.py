"""What the text of a paper is made of, whatever it is printed as: PDF, Word or a page of the portal."""

import re
from dataclasses import dataclass

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

HEADING_TAGS = {1: "h2", 2: "h3", 3: "h4"}
# A number and symbol, "01/KH-UBND", is not torn at its hyphen.
SYMBOL = re.compile(r"\d+/[A-ZĐ]+-[A-ZĐ]+")


@dataclass(frozen=True)
class Block:
    """One printed paragraph or heading: HTML tag, look (a CSS class), text, the bold words it starts with."""

    tag: str
    look: str
    text: str
    lead: str = ""

    @property
    def html(self) -> SafeString:
        return mark_safe(SYMBOL.sub(r'<span class="unbroken">\g<0></span>', escape(self.text)))


def heading(text: str, level: int) -> Block:
    """A heading of level 1 ("I. …"), 2 ("1. …") or 3 ("a) …")."""
    return Block(HEADING_TAGS.get(level, "p"), f"level-{level}", text)


def line(text: str, lead: str = "") -> Block:
    """A paragraph; one that ends with a colon stays with what it announces."""
    return Block("p", "item announces" if text.rstrip().endswith(":") else "item", text, lead)


def paragraphs(text: str) -> list[str]:
    """The lines of what somebody typed, without the empty ones."""
    return [line.strip() for line in text.splitlines() if line.strip()]
