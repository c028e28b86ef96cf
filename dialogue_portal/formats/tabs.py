"""Tables in pasted text: what stands between tabs becomes a row, "1 | Thôn Đông | 30", as tables are written here.

The editor's script does the same with what it pastes (static/js/editor/clipboard.js).
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import groupby

LINE_ENDS = re.compile(r"\r\n?|[\v\f\x85\u2028\u2029]")
# A cell of several lines as spreadsheets copy it: in quotation marks, which are doubled inside, beside a tab.
OF_LINES = r'"((?:[^"\t]|"")*\n(?:[^"\t]|"")*)"'
CELL_OF_LINES = re.compile(rf"(?<=\t){OF_LINES}(?=[\t\n]|\Z)|(?:(?<=\n)|\A){OF_LINES}(?=\t)")
# Signs and numbers that Word puts before a line with a tab: "1.\tMục đích" is no row of two cells, nor is what
# stands behind a colon: "Thời gian:\t8h00".
LABEL = re.compile(r"[^\w\s|\"]{1,4}|[Øo]|\(?(?:\d{1,2}(?:\.\d{1,2})*|[IVX]{1,5}|[A-Za-zđ])[.)]")
BAR = re.compile(r"(?<!\S)\|(?!\S)")
ENDS = tuple(".;:,!?…")


def with_bars(text: str) -> str:
    """The text with bars instead of the tabs between cells; the lines of one cell stand behind each other.

    Tabs at the ends of a line, behind its number or bullet and behind a colon are spaces.
    """
    if "\t" not in text:
        return LINE_ENDS.sub("\n", text)
    return "\n".join(map(row, with_whole_cells(text).split("\n")))


def with_bars_in_tables(text: str, is_other: re.Pattern[str]) -> str:
    """As `with_bars`, only for two rows or more that follow each other, and none where a cell begins as `is_other`.

    Letterheads and signatures stand side by side with tabs too.
    """
    if "\t" not in text:
        return text
    found: list[str] = []
    for are_rows, group in groupby(with_whole_cells(text).split("\n"), is_row):
        lines = list(group)
        is_table = are_rows and len(lines) > 1 and not any(map(is_other.match, _cells_of(lines)))
        found += map(row, lines) if is_table else lines
    return "\n".join(found)


def with_whole_cells(text: str) -> str:
    """The text with each cell of a table in one line, as far as quotation marks or the count of tabs tell."""
    lines = CELL_OF_LINES.sub(_in_one_line, LINE_ENDS.sub("\n", text)).split("\n")
    counts = Counter(count for line in lines if (count := line.count("\t")))
    tabs = max((count for count, rows in counts.items() if rows > 1), default=0)
    found, at = [], 0
    while at < len(lines):
        end = _end_of_row(lines, at, tabs)
        found.append(in_one_line(lines[at:end]) if end > at + 1 else lines[at])
        at = end
    return "\n".join(found)


def row(line: str) -> str:
    """A line with bars between its cells."""
    cells = [cell.strip() for cell in line.strip().split("\t")]
    if len(cells) == 1:
        return line
    if len(cells) == 2 and (LABEL.fullmatch(cells[0]) or cells[0].endswith(":")):
        return " ".join(cells)
    # A bar inside a cell would part it.
    return " | ".join(BAR.sub("/", cell) for cell in cells)


def is_row(line: str) -> bool:
    """Whether tabs part a line into cells."""
    return "\t" in line.strip() and " | " in row(line)


def in_one_line(lines: Sequence[str]) -> str:
    """The lines of a cell behind each other; where no sign ends one, a semicolon does."""
    *others, last = [line.strip() for line in lines if line.strip()] or [""]
    return " ".join([*(line if line.endswith(ENDS) else f"{line};" for line in others), last])


def _cells_of(lines: list[str]) -> list[str]:
    return [cell for line in lines for cell in line.split("\t")]


def _in_one_line(cell: re.Match[str]) -> str:
    words = cell[1] or cell[2]
    return in_one_line(words.replace('""', '"').split("\n"))


def _end_of_row(lines: list[str], at: int, tabs: int) -> int:
    """Where a row of so many tabs ends that begins in the line `at` with a number and that its paragraphs broke.

    It is that line alone where the following ones, up to the next number, do not make it whole.
    """
    count, end = lines[at].count("\t"), at + 1
    if not lines[at][:1].isdigit():
        return end
    while 0 < count < tabs and end < len(lines) and lines[end].strip() and not lines[end][:1].isdigit():
        count += lines[end].count("\t")
        end += 1
    return end if count == tabs else at + 1
