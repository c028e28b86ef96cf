"""Rows of words out of the pages of a PDF, with the place of each on its page, in points from the top left corner."""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer, LTCurve, LTTextLine

from plans.sourcefiles.pdftables import TableRow, ruled_rows

MOST_PAGES = 100
# A gap between two letters that is wider than this share of their size parts two words.
WORD_GAP = 0.15
# Two words stand in one row when they share this part of the lower one's height.
SHARED_HEIGHT = 0.5
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
WRITING_LINE = "......"
CELLS = " | "
# Whatever is drawn higher than this is no line, and a line shorter than this share of the text is an ornament.
THICKEST, SHORTEST = 40, 0.6
FULL_ROWS = 4
# The text of a paper reaches at least as far as this share of its width, unless most rows end before.
LEAST_RIGHT = 0.6
# What stands so near the edge of the paper is no part of the text, whose margins are 20 mm or more.
MARGIN = 54
# Above a line to write on there is room for a hand; under a text there is none.
ROOM_TO_WRITE = 13
BARE_NUMBER = re.compile(r"[-–\s]*(?:Trang\s+)?\d{1,3}(?:\s*/\s*\d{1,3})?[-–\s]*", re.I)


@dataclass
class Word:
    left: float
    right: float
    top: float
    bottom: float
    text: str
    size: float
    bold: bool


@dataclass
class Row:
    """One printed line."""

    words: list[Word]

    @property
    def text(self) -> str:
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        return self.words[0].left

    @property
    def right(self) -> float:
        return max(word.right for word in self.words)

    @property
    def base(self) -> float:
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        return all(word.bold for word in self.words)


@dataclass
class Page:
    """The rows of one page from top to bottom, and the edges of its text."""

    rows: list[Row]
    width: float
    height: float
    left: float = 0
    right: float = 0


def pages_of(file) -> list[Page]:
    """Every page with its rows; numbers of pages and what stands above or below every page is left out."""
    found = []
    for page in extract_pages(file, maxpages=MOST_PAGES, laparams=LAParams(boxes_flow=None)):
        words = [word for line in _inside(page, LTTextLine) for word in _words(line, page.height)]
        drawn = [_edges(one, page.height) for one in _inside(page, LTCurve)]
        tables = ruled_rows(words, drawn)
        taken = {id(word) for row in tables for cell in row.cells for word in cell}
        rows = _rows([word for word in words if id(word) not in taken])
        found.append((Page(rows, page.width, page.height), drawn, tables))
    pages = [page for page, _, _ in found]
    _drop_running_lines(pages)
    _set_edges(pages)
    for page, drawn, tables in found:
        page.rows += [_table_row(row) for row in tables]
        page.rows = sorted([*page.rows, *_writing_lines(page, drawn)], key=lambda row: row.base)
    return pages


def _table_row(row: TableRow) -> Row:
    """A row of a table as one line with bars between its cells, each cell read from top to bottom."""
    left, right, top, bottom = row.edges
    cells = [" ".join(line.text for line in _rows(cell)) for cell in row.cells]
    size = max(word.size for cell in row.cells for word in cell)
    return Row([Word(left, right, top, bottom, CELLS.join(cells).strip(CELLS), size, False)])


def _inside(container, kind) -> Iterator:
    for part in container:
        if isinstance(part, kind):
            yield part
        elif isinstance(part, LTContainer):
            yield from _inside(part, kind)


def _words(line, height) -> Iterator[Word]:
    """The words of a line of letters, parted where there is a space, a gap or another size."""
    letters: list[LTChar] = []
    for letter in [*line, None]:
        ends = not isinstance(letter, LTChar) or not letter.get_text().strip()
        if letters and (ends or _apart(letters[-1], letter)):
            yield _word(letters, height)
            letters = []
        if not ends and letter.upright:
            letters.append(letter)


def _apart(before: LTChar, letter: LTChar) -> bool:
    """Whether a gap or another size of letters parts two letters."""
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
    """Words side by side make a row, whatever their sizes."""
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
    """Joins what touches (a word in two fonts); a small raised figure becomes a sign of a note."""
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
    """Takes the first or last row of a page away when it is the page's number, or in the margin of most pages."""
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
    """The edges of the text, the same for all pages of one width: where several rows begin or end."""
    for width in {page.width for page in pages}:
        alike = [page for page in pages if page.width == width]
        rows = [row for page in alike for row in page.rows]
        if rows:
            left = -_outermost([-row.left for row in rows])
            right = _outermost([row.right for row in rows])
            full = sum(abs(row.right - right) < 3 for row in rows)
            if full < FULL_ROWS or (right < LEAST_RIGHT * width and full < len(rows) / 2):
                # Too few rows are full to show the edge; official papers have no wider margin right than left.
                right = max(right, width - left)
            for page in alike:
                page.left, page.right = left, right


def _outermost(places: list[float]) -> float:
    """The highest place that is not alone."""
    places = sorted(places, reverse=True)
    near = [here for here, below in zip(places, places[1:], strict=False) if here - below < 2]
    return near[0] if near else places[0]


def _edges(drawn, height) -> tuple[float, float, float, float]:
    return drawn.x0, drawn.x1, height - drawn.y1, height - drawn.y0


def _writing_lines(page: Page, drawn) -> Iterator[Row]:
    """Lines drawn to write on: nearly as wide as the text, with nothing in the room above."""
    lowest = None
    for left, right, top, bottom in sorted(drawn, key=lambda edges: edges[3]):
        wide = right - left >= SHORTEST * (page.right - page.left)
        again = lowest is not None and bottom - lowest < ROOM_TO_WRITE / 2
        taken = any(row.base > bottom - ROOM_TO_WRITE and row.base - row.size < bottom for row in page.rows)
        if wide and bottom - top < THICKEST and not again and not taken:
            lowest = bottom
            yield Row([Word(left, right, bottom - ROOM_TO_WRITE, bottom, WRITING_LINE, ROOM_TO_WRITE, False)])
