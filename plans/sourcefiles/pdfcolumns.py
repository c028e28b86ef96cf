"""Pages of a PDF with two columns of text: each column becomes a page of its own, read after the other.

Letterheads, recipients beside a signature and lists beside notes also stand in two columns; there rows are few,
or end long before the gap. They stay one page.
"""

import re
from collections import Counter
from dataclasses import dataclass

from plans.sourcefiles.pdfrows import CELLS, Page
from plans.sourcefiles.pdfwords import Row

TITLE = re.compile(r"\W*(?:KẾ\s+HOẠCH\b|PHỤ\s+LỤC\b)")
ENDING = re.compile(r"\W{0,3}Nơi\s+nhận\b", re.I)
# In points: the least gap between two columns, and what counts as the same place.
GAP, SAME = 9, 3
# A column has at least this many rows; so many of them begin at its edge, and so many reach this far to the other edge.
FEWEST_ROWS, AT_EDGE, FULL, REACH = 8, 0.5, 0.5, 0.8
# A column is at least this part as wide as the text; rows of one column are not further apart than this many times.
NARROWEST, MORE_ROOM = 0.25, 1.6


@dataclass
class Columns:
    """The rows from `start` to `end` of a page, which stand in two columns; the right one begins at `edge`."""

    start: int
    end: int
    left: list[Row]
    right: list[Row]
    edge: float


def in_columns(page: Page) -> list[Page]:
    """Return a page as it is read: itself, or what stands above two columns, the columns, and what stands below."""
    found = _columns(page)
    if found is None:
        return [page]
    left = Page(found.left, page.width, page.height, page.left, max(row.right for row in found.left))
    right = Page(found.right, page.width, page.height, found.edge, max(row.right for row in found.right))
    above, below = (
        Page(rows, page.width, page.height, page.left, page.right)
        for rows in (page.rows[: found.start], page.rows[found.end :])
    )
    parts = [one for one in (above, left, right, below) if one.rows]
    parts[-1].notes = page.notes
    return parts


def _columns(page: Page) -> Columns | None:
    above = next((place + 1 for place, row in enumerate(page.rows) if TITLE.match(row.text)), 0)
    below = next((place for place, row in enumerate(page.rows) if ENDING.match(row.text)), len(page.rows))
    edges: Counter[int] = Counter()
    for row in page.rows[above:below]:
        edges.update({round(edge) for edge in _edges(page, row)})
    for edge, _ in edges.most_common(5):
        if sum(edges[near] for near in range(edge - 2, edge + 3)) >= FEWEST_ROWS:
            found = _around(page, float(edge), above, below)
            if found and _are_text(page, found):
                return found
    return None


def _edges(page: Page, row: Row) -> list[float]:
    """Return where words of a row begin behind a gap, and where it begins when that is far to the right."""
    behind = [
        word.left
        for before, word in zip(row.words, row.words[1:], strict=False)
        if word.left - before.right >= GAP
    ]
    far = row.left > page.left + NARROWEST * (page.right - page.left)
    return [*behind, row.left] if far else behind


def _around(page: Page, edge: float, above: int, below: int) -> Columns | None:
    """Return the longest series of rows that no word of which crosses the gap to the left of an edge."""
    best: Columns | None = None
    start = above
    for place in range(above, below + 1):
        if place < below and _is_free(page.rows[place], edge):
            continue
        found = _divided(page.rows, start, place, edge)
        if found and (best is None or len(found.right) > len(best.right)):
            best = found
        start = place + 1
    return best


def _is_free(row: Row, edge: float) -> bool:
    return CELLS not in row.text and not any(
        word.left < edge - SAME and word.right > edge - GAP + SAME for word in row.words
    )


def _divided(rows: list[Row], start: int, end: int, edge: float) -> Columns | None:
    """Return rows divided at an edge, from the first to the last one in which both columns stand, and what goes on."""
    sides = [(_side(row, edge, False), _side(row, edge, True)) for row in rows[start:end]]
    with_right = [place for place, (_, right) in enumerate(sides) if right]
    if not with_right:
        return None
    first, last = with_right[0], with_right[-1]
    while last + 1 < len(sides) and _close(rows[start + last], rows[start + last + 1]):
        last += 1  # the left column is longer
    sides = sides[first : last + 1]
    return Columns(
        start=start + first,
        end=start + last + 1,
        left=[Row(left) for left, _ in sides if left],
        right=[Row(right) for _, right in sides if right],
        edge=edge,
    )


def _side(row: Row, edge: float, right: bool) -> list:
    return [word for word in row.words if (word.left >= edge - SAME) == right]


def _close(row: Row, below: Row) -> bool:
    return below.base - row.base < MORE_ROOM * row.size


def _are_text(page: Page, found: Columns) -> bool:
    """Tell whether both columns are running text: enough rows, most from edge to edge, side by side."""
    least = NARROWEST * (page.right - page.left)
    beside = (
        min(found.left[-1].base, found.right[-1].base) - max(found.left[0].top, found.right[0].top)
        if found.left
        else 0
    )
    return beside > 0 and all(
        len(rows) >= FEWEST_ROWS and _is_a_column(rows, least) for rows in (found.left, found.right)
    )


def _is_a_column(rows: list[Row], least: float) -> bool:
    left, right = min(row.left for row in rows), max(row.right for row in rows)
    at_edge = sum(row.left - left < SAME for row in rows)
    full = sum(row.right - left >= REACH * (right - left) for row in rows)
    return right - left >= least and at_edge >= AT_EDGE * len(rows) and full >= FULL * len(rows)
