"""A list as a spreadsheet (XLSX): its title, the names of its columns, its rows; printed it is A4 across."""

import io
from collections.abc import Iterable, Sequence
from datetime import date, datetime

from dialogue_portal.formats.xml import for_xml

XLSX_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
Cell = str | int | date | datetime | None


def spreadsheet(
    name: str,
    title: str,
    columns: Sequence[tuple[str, int]],
    rows: Iterable[Sequence[Cell]],
    *,
    fixed: int = 0,
    filtered: bool = False,
) -> bytes:
    """The file; `columns` are (label, width in letters), `fixed` of them stay in view, `filtered` offers a filter.

    What was typed is text and never a formula, telephone numbers too; days are days.
    """
    # Imported here: it takes a fifth of a second, and most processes do not need it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = name
    # Made once: of each cell's own ones the book of two thousand forms takes half a minute.
    head, plain = (Font(name="Times New Roman", size=12, bold=bold) for bold in (True, False))
    line, wrapped = (Alignment(wrap_text=wraps, vertical="top") for wraps in (False, True))
    for number, cells in enumerate(([title], [label for label, _ in columns], *rows), 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(number, column)
            _fill(cell, value)
            cell.font = head if number <= 2 else plain
            cell.alignment = wrapped if number > 1 else line
    for column, (_, width) in enumerate(columns, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = f"{get_column_letter(fixed + 1)}3"
    if filtered:
        sheet.auto_filter.ref = f"A2:{get_column_letter(len(columns))}{sheet.max_row}"
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _fill(cell, value: Cell) -> None:
    if isinstance(value, str):
        cell.value = for_xml(value)
        cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
    elif value is not None:
        cell.value = value
        if isinstance(value, date):
            is_moment = isinstance(value, datetime)
            cell.number_format = "dd/mm/yyyy hh:mm" if is_moment else "dd/mm/yyyy"
