"""The results of a survey as a spreadsheet (.xlsx, .csv); no cell is a formula, whatever people wrote."""

import csv
import io
from collections.abc import Iterable

from dialogue_portal.formats.xml import for_xml
from registrations.surveyresults.results import SurveyResult

CSV_TYPE = "text/csv; charset=utf-8"
COLUMNS = ("Câu", "Câu hỏi", "Lựa chọn", "Số phiếu", "Tỷ lệ (%)", "Số người trả lời câu này")
BEGINS_FORMULA = ("=", "+", "-", "@", "\t", "\r")
Row = tuple[str | int | float | None, ...]


def rows_of(result: SurveyResult) -> list[Row]:
    """One row for each choice; shares are left out where fewer than five have answered."""
    rows: list[Row] = [COLUMNS]
    for number, question in enumerate(result.questions, 1):
        text = question.question.text
        if question.is_words:
            rows.append((number, text, "(viết tự do)", question.texts, None, question.answered))
        for option in question.options:
            share = None if option.share is None else round(option.share * 100, 1)
            choice = f"{option.sign}. {option.text}"
            rows.append((number, text, choice, option.count, share, question.answered))
    return rows


def as_csv(result: SurveyResult) -> bytes:
    """The rows as «CSV UTF-8», which Excel opens with its Vietnamese letters."""
    file = io.StringIO()
    csv.writer(file).writerows([harmless(cell) for cell in row] for row in rows_of(result))
    return file.getvalue().encode("utf-8-sig")


def as_xlsx(result: SurveyResult, texts: Iterable[tuple[str, str]]) -> bytes:
    """A workbook with the counts, the ways of answering, and `texts`: (question, words) that the reader may read."""
    # Imported here: few processes need it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font

    book = Workbook()
    counts = book.active
    counts.title = "Kết quả"
    ways = book.create_sheet("Cách trả lời")
    words = book.create_sheet("Ý kiến viết thêm")
    _fill(counts, rows_of(result))
    _fill(ways, [("Trả lời qua", "Số phiếu"), *result.channels, ("Cộng", result.answered)])
    _fill(words, [("Câu hỏi", "Ý kiến"), *texts])
    for page in book.worksheets:
        page.freeze_panes = "A2"
        for cell in page[1]:
            cell.font = Font(bold=True)
        for column, width in zip("ABCDEF", (8, 50, 40, 10, 10, 16), strict=True):
            page.column_dimensions[column].width = width if page is counts else 60 if column < "C" else 10
        for row in page.iter_rows():
            for cell in row:
                cell.alignment = Alignment(wrap_text=True, vertical="top")
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def harmless(cell: object) -> object:
    """A cell that no spreadsheet program takes for a formula: an apostrophe before a sign that begins one."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(BEGINS_FORMULA) else cell


def _fill(page, rows: Iterable[Row]) -> None:
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row, 1):
            cell = page.cell(number, column)
            cell.value = for_xml(value) if isinstance(value, str) else value
            if isinstance(value, str):
                # Text, although it may begin with «=».
                cell.data_type = "s"
