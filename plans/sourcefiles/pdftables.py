"""Ruled tables on a page of a PDF: the lines drawn around the words show in which cell each stands."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

# In points: something thinner is a line, a line shorter than this borders no cell, things nearer than this touch.
THIN, SHORTEST, TOUCH = 3, 6, 3
# A drawing with more lines is a picture.
MOST_LINES = 4000
# (left, right, top, bottom), in points
Edges = tuple[float, float, float, float]


@dataclass
class TableRow:
    """One row of a table: its edges, and the words of each of its cells."""

    edges: Edges
    cells: list[list]


def ruled_rows(words: Iterable, drawn: list[Edges]) -> list[TableRow]:
    """Return the rows of every table that has at least two columns and two rows.

    `words` have left, right, top and bottom; `drawn` are the edges of everything drawn on the page.
    """
    lines = [line for edges in drawn for line in lines_of(edges)]
    if len(lines) > MOST_LINES:
        return []
    return [row for group in _groups(lines) for row in _rows(group, words)]


def lines_of(edges: Edges) -> Iterator[Edges]:
    """Yield the lines of a drawing: a thin one is a line itself, a box has the four lines around it."""
    left, right, top, bottom = edges
    if right - left <= THIN or bottom - top <= THIN:
        yield edges
    else:
        yield from [(left, left, top, bottom), (right, right, top, bottom)]
        yield from [(left, right, top, top), (left, right, bottom, bottom)]


def _groups(lines: list[Edges]) -> Iterator[list[Edges]]:
    """Yield groups of lines that follow one another down the page without a gap."""
    group: list[Edges] = []
    lowest = 0.0
    for line in sorted(lines, key=lambda edges: edges[2]):
        if group and line[2] > lowest + TOUCH:
            yield group
            group, lowest = [], 0.0
        group.append(line)
        lowest = max(lowest, line[3])
    if group:
        yield group


def _rows(group: list[Edges], words) -> Iterator[TableRow]:
    walls = [edges for edges in group if edges[1] - edges[0] <= THIN and edges[3] - edges[2] > SHORTEST]
    floors = [edges for edges in group if edges[3] - edges[2] <= THIN and edges[1] - edges[0] > SHORTEST]
    across, down = _places(edges[0] for edges in walls), _places(edges[2] for edges in floors)
    if len(across) < 3 or len(down) < 3:
        return
    for top, bottom in pairwise(down):
        middle = (top + bottom) / 2
        here = [x for x in across if any(_stands(wall, x, middle) for wall in walls)]
        cells = [
            [word for word in words if _inside(word, left, right, top, bottom)]
            for left, right in pairwise(here)
        ]
        if any(cells):
            yield TableRow((here[0], here[-1], top, bottom), cells)


def _places(places: Iterable[float]) -> list[float]:
    """Return the places of lines; lines that touch count as one."""
    found: list[float] = []
    for place in sorted(places):
        if not found or place - found[-1] > TOUCH:
            found.append(place)
    return found


def _stands(wall: Edges, x: float, y: float) -> bool:
    return abs(wall[0] - x) <= TOUCH and wall[2] - TOUCH <= y <= wall[3] + TOUCH


def _inside(word, left, right, top, bottom) -> bool:
    return left <= (word.left + word.right) / 2 < right and top <= (word.top + word.bottom) / 2 < bottom
