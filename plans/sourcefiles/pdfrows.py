"""Rows of words out of the pages of a PDF, each with its place in points from the top left corner of the page."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from itertools import pairwise

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer, LTCurve, LTTextLine

from plans.sourcefiles.pdftables import TableRow, ruled_rows

MOST_PAGES = 100
# A gap between two letters wider than this share of their size separates two words.
WORD_GAP = 0.15
# Two words stand in one row when they overlap by this share of the smaller height.
SHARED_HEIGHT = 0.5
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WRITING_LINE = "......"
CELLS = " | "
# A drawing higher than this (points) is no line; a line shorter than this share of the text width is an ornament.
THICKEST, SHORTEST = 40, 0.6
FULL_ROWS = 4
# The text reaches at least to this share of the page width, unless most rows end before.
LEAST_RIGHT = 0.6
# What stands this near (points) to the edge of the paper is not text, whose margins are 20 mm or more.
MARGIN = 54
# Above a line to write on there is this much room (points); under a line of text there is less.
ROOM_TO_WRITE = 13
BARE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.I)


@dataclass
class Word:
    """One printed word with its edges, its size in points and whether it is bold."""

    left: float
    right: float
    top: float
    bottom: float
    text: str
    size: float
    bold: bool


@dataclass
class Row:
    """One printed line: its words from left to right."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """The left edge of the row."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right edge of the row."""
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        """The lower edge of the row, measured from the top of the page."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of the largest word."""
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)


@dataclass
class Page:
    """The rows of one page from top to bottom, and the edges of its text."""

    rows: list[Row]
    width: float
    height: float
    left: float = 0
    right: float = 0


def pages_of(file: BytesIO) -> list[Page]:
    """Return every page with its rows, without page numbers and running headers and footers.

    Raise whatever pdfminer raises for a file that is no valid PDF.
    """
    found = []
    for layout in extract_pages(file, maxpages=MOST_PAGES, laparams=LAParams(boxes_flow=None)):
        words = [word for line in _inside(layout, LTTextLine) for word in _words(line, layout.height)]
        drawn = [_edges(one, layout.height) for one in _inside(layout, LTCurve)]
        tables = ruled_rows(words, drawn)
        taken = {id(word) for row in tables for cell in row.cells for word in cell}
        rows = _rows([word for word in words if id(word) not in taken])
        found.append((Page(rows, layout.width, layout.height), drawn, tables))
    pages = [page for page, _, _ in found]
    _drop_running_lines(pages)
    _set_edges(pages)
    for page, drawn, tables in found:
        page.rows += [_table_row(row) for row in tables]
        page.rows = sorted([*page.rows, *_writing_lines(page, drawn)], key=lambda row: row.base)
    return pages


def _table_row(row: TableRow) -> Row:
    """Return a row of a table as one line with bars between its cells, each cell read from top to bottom."""
    left, right, top, bottom = row.edges
    cells = [" ".join(line.text for line in _rows(cell)) for cell in row.cells]
    size = max(word.size for cell in row.cells for word in cell)
    return Row([Word(left, right, top, bottom, CELLS.join(cells).strip(CELLS), size, False)])


def _inside(container, kind) -> Iterator:
    """Yield every part of a kind of layout object that lies in a container, at any depth."""
    for part in container:
        if isinstance(part, kind):
            yield part
        elif isinstance(part, LTContainer):
            yield from _inside(part, kind)


def _words(line, height) -> Iterator[Word]:
    """Yield the words of a line of letters: a space, a gap or another size separates them."""
    letters: list[LTChar] = []
    for letter in [*line, None]:
        ends = not isinstance(letter, LTChar) or not letter.get_text().strip()
        if letters and (ends or _apart(letters[-1], letter)):
            yield _word(letters, height)
            letters = []
        if not ends and letter.upright:
            letters.append(letter)


def _apart(before: LTChar, letter: LTChar) -> bool:
    """Tell whether two letters belong to two words: there is a gap, or their sizes differ."""
    return abs(letter.x0 - before.x1) > WORD_GAP * letter.size or abs(letter.size - before.size) > 1


def _word(letters, height) -> Word:
    text = unicodedata.normalize("NFC", "".join(letter.get_text() for letter in letters))
    return Word(
        left=letters[0].x0,
        right=letters[-1].x1,
        top=height - max(letter.y1 for letter in letters),
        bottom=height - min(letter.y0 for letter in letters),
        text=text,
        size=max(letter.size for letter in letters),
        bold="bold" in letters[0].fontname.casefold(),
    )


def _rows(words: list[Word]) -> list[Row]:
    """Join words side by side into rows, whatever their sizes."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        near = next((row for row in reversed(rows[-3:]) if _beside(row, word)), None)
        if near:
            near.words.append(word)
        else:
            rows.append(Row([word]))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
        _join_torn_words(row)
    return rows


def _beside(row: Row, word: Word) -> bool:
    other = row.words[0]
    shared = min(other.bottom, word.bottom) - max(other.top, word.top)
    return shared >= SHARED_HEIGHT * min(other.bottom - other.top, word.bottom - word.top)


def _join_torn_words(row: Row) -> None:
    """Join parts that touch (a word in two fonts); a small raised figure becomes the sign of a footnote."""
    joined: list[Word] = []
    for word in row.words:
        if word.text.isdigit() and word.size < 0.75 * row.size and word.bottom < row.base - 1:
            word.text = word.text.translate(SUPERSCRIPTS)
        if joined and -1 < word.left - joined[-1].right < WORD_GAP * row.size:
            joined[-1].text += word.text
            joined[-1].right = word.right
        else:
            joined.append(word)
    row.words = joined


def _drop_running_lines(pages: list[Page]) -> None:
    """Remove the first or last row of a page when it is the page number, or stands in the margin of most pages."""
    for place in (0, -1):
        seen = Counter(_without_figures(page.rows[place]) for page in pages if page.rows)
        for page in pages:
            if page.rows:
                row = page.rows[place]
                often = seen[_without_figures(row)] > max(1, len(pages) / 2)
                aside = row.base < MARGIN or row.base > page.height - MARGIN
                if (often and aside) or BARE_NUMBER.fullmatch(row.text):
                    del page.rows[place]


def _without_figures(row: Row) -> str:
    return re.sub(r"\d+", "#", row.text)


def _set_edges(pages: list[Page]) -> None:
    """Set the edges of the text where several rows begin or end, the same for all pages of one width."""
    for width in {page.width for page in pages}:
        alike = [page for page in pages if page.width == width]
        rows = [row for page in alike for row in page.rows]
        if rows:
            left = -_outermost([-row.left for row in rows])
            right = _outermost([row.right for row in rows])
            full = sum(abs(row.right - right) < 3 for row in rows)
            if full < FULL_ROWS or (right < LEAST_RIGHT * width and full < len(rows) / 2):
                # Too few rows are full to show the edge. The right margin of a paper is not wider than the left one.
                right = max(right, width - left)
            for page in alike:
                page.left, page.right = left, right


def _outermost(places: list[float]) -> float:
    """Return the highest of the places that has another one near it; the highest of all where none has."""
    places = sorted(places, reverse=True)
    near = [here for here, below in pairwise(places) if here - below < 2]
    return near[0] if near else places[0]


def _edges(drawn, height) -> tuple[float, float, float, float]:
    return drawn.x0, drawn.x1, height - drawn.y1, height - drawn.y0


def _writing_lines(page: Page, drawn) -> Iterator[Row]:
    """Yield the lines drawn to write on: nearly as wide as the text, with nothing in the room above."""
    lowest = None
    for left, right, top, bottom in sorted(drawn, key=lambda edges: edges[3]):
        wide = right - left >= SHORTEST * (page.right - page.left)
        again = lowest is not None and bottom - lowest < ROOM_TO_WRITE / 2
        taken = any(row.base > bottom - ROOM_TO_WRITE and row.base - row.size < bottom for row in page.rows)
        if wide and bottom - top < THICKEST and not again and not taken:
            lowest = bottom
            yield Row([Word(left, right, bottom - ROOM_TO_WRITE, bottom, WRITING_LINE, ROOM_TO_WRITE, False)])
