"""The words of one line as HTML."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from dialogue_portal.documents.footnotes import Note, as_html, parts
from dialogue_portal.documents.unbroken import pieces

UNBROKEN = '<span class="unbroken">{}</span>'
# A text whose last space alone is too wide for a line is broken by WeasyPrint behind its first word ("-"): the space
# before what stays together is a box of its own.
APART = "{}<span> </span>"


def html_of(text: str, notes: tuple[Note, ...] = ()) -> SafeString:
    """A text as HTML, with its notes in the places of their signs."""
    shown = (as_html(part) if isinstance(part, Note) else _unbroken(part) for part in parts(text, notes))
    return format_html_join("", "{}", ((piece,) for piece in shown))


def _unbroken(text: str) -> SafeString:
    *before, last = pieces(text)
    shown = [
        format_html(UNBROKEN, piece) if place % 2 else _space_apart(piece)
        for place, piece in enumerate(before)
    ]
    return format_html_join("", "{}", ((piece,) for piece in [*shown, last]))


def _space_apart(text: str) -> str:
    """A text with its last space in a box of its own."""
    return format_html(APART, text[:-1]) if text.endswith(" ") else text


class Written:
    """Words of a print with bold words before them; in both may stand the signs of `notes`."""

    text: str
    lead: str
    notes: tuple[Note, ...]

    @property
    def html(self) -> SafeString:
        """The text as HTML: dates, symbols and measures stay on one line, notes stand in the place of their signs."""
        return html_of(self.text, self.notes)

    @property
    def lead_html(self) -> SafeString:
        """The bold words as HTML."""
        return html_of(self.lead, self.notes)
