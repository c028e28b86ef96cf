"""Reads a PDF: its lines of text with size and style, and its drawn rules, in millimetres from the top left."""

import io
from dataclasses import dataclass

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTRect, LTTextContainer, LTTextLine

from tests.documents.printed import MM


@dataclass(frozen=True)
class Drawn:
    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self):
        return self.right - self.left

    @property
    def middle(self):
        return (self.left + self.right) / 2

    def overlaps(self, other, give=0.6) -> bool:
        """Whether two boxes share more than a hair: letters with diacritics reach a little into the line above."""
        return (
            min(self.right, other.right) - max(self.left, other.left) > give
            and min(self.bottom, other.bottom) - max(self.top, other.top) > give
        )


@dataclass(frozen=True)
class TextLine(Drawn):
    text: str
    size: float
    style: str  # "", "Bold", "Italic", "Bold-Italic": of its first letter


def pages(pdf: bytes) -> list[tuple[list[TextLine], list[Drawn]]]:
    """Each page as its lines of text and its flat rectangles (rules and lines to write on)."""
    return [(list(_lines(page)), list(_rules(page))) for page in extract_pages(io.BytesIO(pdf))]


def _lines(page):
    for box in page:
        if isinstance(box, LTTextContainer):
            for line in box:
                letters = [
                    letter for letter in line if isinstance(letter, LTChar) and letter.get_text().strip()
                ]
                if isinstance(line, LTTextLine) and line.get_text().strip():
                    style = letters[0].fontname.partition("Serif")[2].strip("-")
                    place = _ink(page, line, letters)
                    yield TextLine(*place, line.get_text().strip(), round(letters[0].size, 1), style)


def _rules(page):
    return (Drawn(*_box(page, shape)) for shape in page if isinstance(shape, LTRect) and shape.height < 2)


def _ink(page, line, letters):
    """The box of a line without the blank at its end."""
    _, top, _, bottom = _box(page, line)
    return min(letter.x0 for letter in letters) * MM, top, max(letter.x1 for letter in letters) * MM, bottom


def _box(page, shape):
    left, bottom, right, top = shape.bbox
    return left * MM, (page.height - top) * MM, right * MM, (page.height - bottom) * MM
