"""The drawn pages of a PDF: turned until their letters stand upright, with what annotations and fields draw on them."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from io import BytesIO

from pdfminer.converter import PDFPageAggregator
from pdfminer.layout import LAParams, LTChar, LTContainer, LTLayoutContainer, LTPage, LTTextLine
from pdfminer.pdffont import PDFSimpleFont
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdftypes import PDFStream, list_value, resolve1
from pdfminer.psparser import literal_name
from pdfminer.utils import MATRIX_IDENTITY, apply_matrix_rect, decode_text, mult_matrix

from plans.sourcefiles.oldfonts import coding_of

MOST_PAGES, MOST_ANNOTATIONS = 100, 500
# What an annotation draws has a name that begins like this, with its place in the list behind it.
ANNOTATION = "annotation "
# They draw no words of the page: links, comments in the margin, marks over words.
NO_WORDS = {
    "Link",
    "Popup",
    "Text",
    "FileAttachment",
    "Highlight",
    "Underline",
    "Squiggly",
    "StrikeOut",
    "Ink",
}
HIDDEN, NOT_SHOWN = 2, 32
SOFT_HYPHEN = 0xAD
# Whatever an annotation of a broken file can raise in here.
BROKEN = (TypeError, ValueError, KeyError, AttributeError, IndexError, ZeroDivisionError)
NEAR = LAParams()
Matrix = tuple[float, float, float, float, float, float]


@dataclass
class DrawnPage:
    """One page as it is drawn: its layout, the quarter turns it needed, and the words of fields that draw nothing.

    `written` are (left, bottom, right, top, text) in points from the lower left corner of the page.
    """

    layout: LTPage
    turned: int = 0
    struck: int = 0
    written: list[tuple[float, float, float, float, str]] = field(default_factory=list)


def drawn_pages(file: BytesIO) -> Iterator[DrawnPage]:
    """Yield the pages of a file. Raise whatever pdfminer raises for a file that is no valid PDF."""
    fonts = PDFResourceManager()
    device = Device(fonts)
    reader = Reader(fonts, device)
    for page in PDFPage.get_pages(file, maxpages=MOST_PAGES):
        page.rotate = round(page.rotate / 90) * 90 % 360
        drawn = reader.drawn(page)
        if turns := _quarter_turns(drawn.layout):
            page.rotate = (page.rotate + 90 * turns) % 360
            drawn = reader.drawn(page)
            drawn.turned = turns
        yield drawn


def lines_in(container, without: Sequence[LTContainer] = ()) -> Iterator[LTTextLine]:
    """Yield the lines of letters that lie in a page or in a part of one at any depth, but not in some parts of it."""
    letters = [part for part in container if isinstance(part, LTChar)]
    if letters and isinstance(container, LTLayoutContainer):
        yield from container.group_objects(NEAR, letters)
    for part in container:
        if isinstance(part, LTContainer) and not any(part is one for one in without):
            yield from lines_in(part)


def upright(letter: LTChar) -> bool:
    """Tell whether a letter stands upright, not sideways, slanting or on its head."""
    return _direction(letter) == 0 and letter.matrix[0] > abs(letter.matrix[1])


def _quarter_turns(layout: LTPage) -> int:
    """Return by how many quarters clockwise a page has to be turned so that most of its letters stand upright."""
    directions = Counter(_direction(letter) for letter in _letters(layout))
    most = directions.most_common(1)[0] if directions else (0, 0)
    return most[0] or 0 if most[1] > directions.total() / 2 else 0


def _direction(letter: LTChar) -> int | None:
    """Return to which quarter letters run: 0 to the right, 1 up, 2 to the left, 3 down; None for slanting ones."""
    a, b = letter.matrix[:2]
    quarters = math.atan2(b, a) / (math.pi / 2)
    return round(quarters) % 4 if abs(quarters - round(quarters)) < 0.1 else None


def _letters(container) -> Iterator[LTChar]:
    for part in container:
        if isinstance(part, LTChar):
            if part.get_text().strip():
                yield part
        elif isinstance(part, LTContainer):
            yield from _letters(part)


class Device(PDFPageAggregator):
    """Lays out the letters of a page; the ư of TCVN3 stays what it is, a letter at the place of the soft hyphen."""

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate):
        """Add one letter; return how far it moves the next one."""
        advance = super().render_char(matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate)
        letter = self.cur_item._objs[-1]
        if isinstance(letter, LTChar):
            letter.fontname = _name_of(font)
            old = isinstance(font, PDFSimpleFont) and coding_of(letter.fontname)
            if old and (cid == SOFT_HYPHEN or letter.get_text().startswith("(cid:")):
                letter._text = chr(cid)
        return advance


def _name_of(font) -> str:
    """Return the name of a font; where its description is missing, the one by which the page calls it."""
    name = font.fontname if font.fontname != "unknown" else getattr(font, "basefont", "")
    return name if isinstance(name, str) else ""


class Reader(PDFPageInterpreter):
    """Draws pages, and on them what their annotations and form fields show."""

    # Of the page that is being drawn; empty in the forms within it.
    annotations: list = []

    def __init__(self, fonts: PDFResourceManager, device: Device):
        super().__init__(fonts, device)
        self.drawer = device

    def drawn(self, page: PDFPage) -> DrawnPage:
        """Return a page as it is drawn."""
        self.page = DrawnPage(LTPage(0, (0, 0, 1, 1)))
        self.process_page(page)
        self.page.layout = self.drawer.get_result()
        return self.page

    def render_contents(self, resources, streams, ctm=MATRIX_IDENTITY):
        """Draw the content of a page, then its annotations; the content of a form draws itself alone."""
        super().render_contents(resources, streams, ctm)
        annotations, self.annotations = self.annotations, []
        for place, annotation in enumerate(annotations):
            try:
                self._annotate(place, annotation, ctm)
            except BROKEN:
                continue  # a broken annotation takes nothing from the page

    def process_page(self, page):
        """Draw a page with its annotations."""
        found = resolve1(page.annots)
        self.annotations = found[:MOST_ANNOTATIONS] if isinstance(found, list) else []
        super().process_page(page)

    def _annotate(self, place: int, reference, ctm: Matrix) -> None:
        annotation = resolve1(reference)
        kind = literal_name(resolve1(annotation.get("Subtype")))
        if kind == "StrikeOut":
            self.page.struck += 1
        if kind in NO_WORDS or int(resolve1(annotation.get("F", 0))) & (HIDDEN | NOT_SHOWN):
            return
        left, bottom, right, top = _edges(annotation["Rect"])
        shown = _appearance(annotation)
        if shown is None:
            if text := _stated(annotation, kind):
                self.page.written.append((*apply_matrix_rect(ctm, (left, bottom, right, top)), text))
            return
        box = list_value(shown["BBox"])
        matrix = tuple(list_value(shown.get("Matrix", MATRIX_IDENTITY)))
        x0, y0, x1, y1 = apply_matrix_rect(matrix, _edges(box))
        # ISO 32000-1, 12.5.5: the appearance, moved by its matrix, is fitted into the rectangle of the annotation.
        across, up = (right - left) / (x1 - x0), (top - bottom) / (y1 - y0)
        whole = mult_matrix(
            mult_matrix(matrix, (across, 0, 0, up, left - x0 * across, bottom - y0 * up)), ctm
        )
        self.drawer.set_ctm(whole)
        self.drawer.begin_figure(f"{ANNOTATION}{place}", (x0, y0, x1 - x0, y1 - y0), MATRIX_IDENTITY)
        try:
            form = self.subinterp()
            form.render_contents(resolve1(shown.get("Resources")) or {}, [shown], ctm=whole)
        finally:
            self.drawer.end_figure("")


def _edges(rectangle) -> tuple[float, float, float, float]:
    x0, y0, x1, y1 = (float(resolve1(one)) for one in list_value(rectangle))
    return min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1)


def _appearance(annotation) -> PDFStream | None:
    """Return what an annotation shows when nobody points at it; None where it draws nothing."""
    shown = resolve1((resolve1(annotation.get("AP")) or {}).get("N"))
    if isinstance(shown, dict):
        state = resolve1(annotation.get("AS"))
        shown = resolve1(shown.get(literal_name(state))) if state is not None else None
    return shown if isinstance(shown, PDFStream) else None


def _stated(annotation, kind: str) -> str:
    """Return the words of a text field or a free text that draws nothing of its own."""
    holder = resolve1(annotation.get("Parent")) or {}
    if kind == "FreeText":
        words = resolve1(annotation.get("Contents"))
    elif kind == "Widget" and literal_name(resolve1(annotation.get("FT") or holder.get("FT"))) == "Tx":
        words = resolve1(annotation.get("V") or holder.get("V"))
    else:
        return ""
    return decode_text(words) if isinstance(words, bytes) else ""
