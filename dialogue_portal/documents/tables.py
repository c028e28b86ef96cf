"""Tables of a paper: in the stored text each row is a line, "1 | Thôn Đông | 30"; in print rows are a ruled table."""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import groupby
from typing import Protocol, TypeVar

from django.utils.safestring import SafeString

from dialogue_portal.documents.footnotes import Note
from dialogue_portal.documents.inline import html_of

BETWEEN_CELLS = re.compile(r"\s*(?<!\S)\|(?!\S)\s*")
# Words that a cell of the first row begins with where this row names the columns.
HEAD = re.compile(
    r"(?:S?TT|Số TT|Thời gian|Nội dung|Người|Họ|Tên|Đơn vị|Cơ quan|Bộ phận|Thôn|Xóm|Ấp|Khu|Địa điểm|Ngày|Giờ|Đợt"
    r"|Lĩnh vực|Nhiệm vụ|Công việc|Thành phần|Số lượng|Số người|Ghi chú|Chức vụ)\b",
    re.I,
)
# Numbers, hours and days stand in the middle of a column.
FIGURES = re.compile(
    r"[\d\s.,:;/%–-]*\d[\d\s.,:;/%–-]*|[IVXLC]{1,5}\.?|(?:\d{1,2}\s?(?:h|giờ)\s?\d{0,2}[\s–-]*)+", re.I
)
# A column whose cells have no more letters than this is not wrapped.
NARROW = 14
# Letters to one line of the text, 160 mm at 13 points; a cell has some room at both sides.
LETTERS, ROOM = 77, 3
# Wide columns share what is left by their longest text, within these numbers of letters.
FEWEST, MOST = 12, 60


class Line(Protocol):
    """A line of a text with its footnotes."""

    @property
    def text(self) -> str: ...

    @property
    def notes(self) -> tuple[Note, ...]: ...


L = TypeVar("L", bound=Line)


@dataclass(frozen=True)
class Cell:
    """One cell: its text, the notes of its row, its looks (CSS classes), and what its column is called."""

    text: str
    notes: tuple[Note, ...]
    look: str
    column: str = ""

    @property
    def html(self) -> SafeString:
        """The text as HTML."""
        return html_of(self.text, self.notes)


@dataclass(frozen=True)
class Table:
    """Rows with the same number of cells, and the footnotes of each row."""

    rows: tuple[tuple[str, ...], ...]
    notes_of_rows: tuple[tuple[Note, ...], ...]

    @property
    def notes(self) -> tuple[Note, ...]:
        """The footnotes of the whole table, row by row."""
        return tuple(note for notes in self.notes_of_rows for note in notes)

    @cached_property
    def has_head(self) -> bool:
        """Whether the first row names the columns."""
        first, *others = self.rows
        begun = [row[0] for row in others if row[0]]
        numbered = bool(begun) and all(map(FIGURES.fullmatch, begun)) and not FIGURES.fullmatch(first[0])
        return numbered or names_columns(first)

    @property
    def head(self) -> list[Cell]:
        """The cells of the row that names the columns; none where no row does."""
        return self._cells(0) if self.has_head else []

    @property
    def body(self) -> list[list[Cell]]:
        """The cells of each other row."""
        return [self._cells(place) for place in range(self.has_head, len(self.rows))]

    @cached_property
    def shares(self) -> tuple[float, ...]:
        """How much of the width each column takes; together 1."""
        longest = [max(map(len, column)) for column in self._columns]
        fixed = [length + ROOM if length <= NARROW else 0 for length in longest]
        wide = [
            0 if room else min(max(length, FEWEST), MOST) for room, length in zip(fixed, longest, strict=True)
        ]
        left = max(LETTERS - sum(fixed), LETTERS / 3) if any(wide) else 0
        letters = [room or left * part / sum(wide) for room, part in zip(fixed, wide, strict=True)]
        return tuple(one / sum(letters) for one in letters)

    @cached_property
    def _columns(self) -> list[tuple[str, ...]]:
        return list(zip(*self.rows, strict=True))

    @cached_property
    def _looks(self) -> list[str]:
        """The look of each column below the head: "narrow" is not wrapped, "figures" stand in the middle."""
        looks = []
        for column in self._columns:
            filled = [cell for cell in column[self.has_head :] if cell]
            narrow = "narrow" if max(map(len, column)) <= NARROW else ""
            figures = "figures" if filled and all(map(FIGURES.fullmatch, filled)) else ""
            looks.append(f"{narrow} {figures}".strip())
        return looks

    def _cells(self, row: int) -> list[Cell]:
        names = self.rows[0] if self.has_head else [""] * len(self.rows[0])
        notes = self.notes_of_rows[row]
        return [
            Cell(text, notes, look, name)
            for text, look, name in zip(self.rows[row], self._looks, names, strict=True)
        ]


def cells_of(text: str) -> tuple[str, ...]:
    """The cells of a line; a bar between spaces parts them."""
    return tuple(BETWEEN_CELLS.split(text.strip()))


def is_row(text: str) -> bool:
    """Whether a line is a row of a table."""
    return "|" in text and len(cells_of(text)) > 1


def parted(lines: Sequence[L], row: Callable[[L], bool]) -> Iterator[tuple[Table | None, list[L]]]:
    """The lines in groups: two rows or more with the same number of cells, as a table, and all other lines.

    `row` tells whether a line is a row.
    """
    for are_rows, group in groupby(lines, row):
        for members, rows in _tables(list(group)) if are_rows else [(list(group), [])]:
            is_table = len(rows) > 1
            yield Table(tuple(rows), tuple(line.notes for line in members)) if is_table else None, members


def _tables(lines: list[L]) -> Iterator[tuple[list[L], list[tuple[str, ...]]]]:
    """The lines of each table with their cells; a row below a head may have fewer cells than the head."""
    members: list[L] = []
    rows: list[tuple[str, ...]] = []
    for line in lines:
        cells = cells_of(line.text)
        if rows and not fits(cells, rows[0]):
            yield members, filled_up(rows)
            members, rows = [], []
        members.append(line)
        rows.append(cells)
    yield members, filled_up(rows)


def fits(cells: tuple[str, ...], first: tuple[str, ...]) -> bool:
    """Whether a row belongs to the table that begins with the row `first`."""
    return len(cells) == len(first) or (len(cells) < len(first) and names_columns(first))


def filled_up(rows: list[tuple[str, ...]]) -> list[tuple[str, ...]]:
    """The rows with as many cells as the first one.

    A row without its number ("Cộng | 30", in a table whose rows have numbers) lacks its first cells, any other row
    its last ones: empty cells at the ends of a row are not in the text.
    """
    head, *others = rows
    numbered = any(FIGURES.fullmatch(row[0]) for row in others if len(row) == len(head))
    found = [head]
    for row in others:
        empty = ("",) * (len(head) - len(row))
        found.append(empty + row if numbered and not FIGURES.fullmatch(row[0]) else row + empty)
    return found


def names_columns(cells: tuple[str, ...]) -> bool:
    """Whether a row has the usual names of columns and no figures."""
    return any(map(HEAD.match, cells)) and not any(map(FIGURES.fullmatch, cells))
