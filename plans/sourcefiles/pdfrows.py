"""The pages of a PDF as rows of words, without page numbers; tables and lines to write on are rows too."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from itertools import pairwise, takewhile

from pdfminer.layout import LTContainer, LTCurve, LTFigure

from plans.sourcefiles.pdfnotes import start_of_notes, usual_size
from plans.sourcefiles.pdfpages import ANNOTATION, DrawnPage, drawn_pages, lines_in
from plans.sourcefiles.pdfseen import Seen
from plans.sourcefiles.pdfstamps import Stamps, put_in_place, sorted_out
from plans.sourcefiles.pdftables import TableRow, ruled_rows
from plans.sourcefiles.pdfwords import Row, Word, rows_of, words_of

# A field that draws nothing shows letters no higher than this, in points.
HIGHEST_FIELD = 14
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
class Page:
    """The rows of one page from top to bottom, the edges of its text, and the rows of the footnotes below it."""

    rows: list[Row]
    width: float
    height: float
    left: float = 0
    right: float = 0
    notes: list[Row] = field(default_factory=list)


def pages_of(file: BytesIO) -> tuple[list[Page], list[str]]:
    """Return every page with its rows, without page numbers and running headers and footers, and what was decided.

    Raise whatever pdfminer raises for a file that is no valid PDF.
    """
    found, seen = [], Seen()
    for place, drawn in enumerate(drawn_pages(file), 1):
        layout = drawn.layout
        words, stamps = _words(drawn, place)
        put_in_place(stamps.words, words)
        lines = [_edges(one, layout.height) for one in _inside(layout, LTCurve)]
        tables = ruled_rows(words, lines)
        taken = {id(word) for row in tables for cell in row.cells for word in cell}
        rows = rows_of([word for word in words if id(word) not in taken])
        found.append((Page(rows, layout.width, layout.height), lines, tables))
        seen.add(drawn, words, stamps, lines)
    pages = [page for page, _, _ in found]
    _drop_running_lines(pages)
    _take_notes_off(found)
    _set_edges(pages)
    for page, lines, tables in found:
        page.rows += [_table_row(row) for row in tables]
        page.rows = sorted([*page.rows, *_writing_lines(page, lines)], key=lambda row: row.base)
    _drop_repeated_heads(pages)
    return pages, seen.sentences()


def _words(drawn: DrawnPage, place: int) -> tuple[list[Word], Stamps]:
    """Return the words of a page itself, and those of its annotations and fields; `place` counts pages from 1."""
    height = drawn.layout.height
    stamps = [
        part for part in drawn.layout if isinstance(part, LTFigure) and part.name.startswith(ANNOTATION)
    ]
    words = [word for line in lines_in(drawn.layout, stamps) for word in words_of(line, height)]
    groups = [[word for line in lines_in(stamp) for word in words_of(line, height)] for stamp in stamps]
    groups = [group for group in groups if group]
    groups += [_written(*one, height) for one in drawn.written]
    return words, sorted_out(groups, place)


def _written(left, bottom, right, top, text, height) -> list[Word]:
    """Return the words of a field that draws nothing, spread over its rectangle."""
    lines = text.split()
    size = min(top - bottom, HIGHEST_FIELD)
    step = (right - left) / max(len(text), 1)
    found, at = [], left
    for word in lines:
        found.append(Word(at, at + step * len(word), height - top, height - top + size, word, size, False))
        at += step * (len(word) + 1)
    return found


def _table_row(row: TableRow) -> Row:
    """Return a row of a table as one line with bars between its cells, each cell read from top to bottom."""
    left, right, top, bottom = row.edges
    cells = [" ".join(line.text for line in rows_of(cell)) for cell in row.cells]
    size = max(word.size for cell in row.cells for word in cell)
    return Row([Word(left, right, top, bottom, CELLS.join(cells).strip(CELLS), size, False)])


def _inside(container, kind) -> Iterator:
    """Yield every part of a kind of layout object that lies in a container, at any depth."""
    for part in container:
        if isinstance(part, kind):
            yield part
        elif isinstance(part, LTContainer):
            yield from _inside(part, kind)


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


def _take_notes_off(found) -> None:
    """Move the footnotes of each page from its rows to its notes."""
    usual = usual_size([row for page, _, _ in found for row in page.rows])
    for page, lines, tables in found:
        lowest = max((row.edges[3] for row in tables), default=0.0)
        start = start_of_notes(page.rows, lines, usual, lowest)
        page.rows, page.notes = page.rows[:start], page.rows[start:]


def _drop_repeated_heads(pages: list[Page]) -> None:
    """Remove the head of a table that is printed again where the table goes on over a page."""
    head = ""  # of the table at the end of the page before
    for page in pages:
        if page.rows and head and page.rows[0].text == head:
            del page.rows[0]
        going_on = list(takewhile(lambda row: CELLS in row.text, reversed(page.rows)))
        if len(going_on) < len(page.rows) or not head:
            head = going_on[-1].text if going_on else ""


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
    lowest, printed = None, [*page.rows, *page.notes]
    for left, right, top, bottom in sorted(drawn, key=lambda edges: edges[3]):
        wide = right - left >= SHORTEST * (page.right - page.left)
        again = lowest is not None and bottom - lowest < ROOM_TO_WRITE / 2
        taken = any(row.base > bottom - ROOM_TO_WRITE and row.base - row.size < bottom for row in printed)
        if wide and bottom - top < THICKEST and not again and not taken:
            lowest = bottom
            yield Row([Word(left, right, bottom - ROOM_TO_WRITE, bottom, WRITING_LINE, ROOM_TO_WRITE, False)])
