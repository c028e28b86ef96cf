"""The words of one line as HTML."""

import re

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dialogue_portal.documents.footnotes import Note, as_html, parts

# A number and symbol, "01/KH-UBND", is not broken into two lines at its hyphen.
SYMBOL = re.compile(r"(\d+/[A-ZĐ]+-[A-ZĐ]+)")
UNBROKEN = '<span class="unbroken">{}</span>'


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
