"""What is taken out of the list: the filled forms in one print, the list as a print, the list as a spreadsheet."""

import io
from collections.abc import Iterable
from datetime import date, datetime

from django.template.loader import render_to_string

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.sheets import Sheet
from dialogue_portal.formats.days import day_on_paper
from dialogue_portal.formats.xml import for_xml
from registrations.form.documents import FilledForm
from registrations.listing.rows import COLUMNS, Cell, Line
from registrations.models import Registration

TITLE = "Danh sách phiếu đăng ký tham gia đối thoại"


class FilledForms(Sheet):
    """Các phiếu đã gửi: each filled form on a page of its own."""

    title = "Phiếu đăng ký tham gia đối thoại"

    def __init__(self, authority: Authority, forms: Iterable[Registration]):
        self.authority, self.forms = authority, list(forms)

    def lines(self) -> Iterable[AnnexLine]:
        """The lines of all forms; a new page before each but the first."""
        for place, form in enumerate(self.forms):
            if place:
                yield AnnexLine("turn", "")
            yield from FilledForm(form).lines()


def list_page(authority: Authority, lines: list[Line], about: str, today: date) -> str:
    """The list as an HTML page to be printed, A4 across."""
    context = {
        "authority": authority,
        "title": TITLE,
        "about": about,
        "today": day_on_paper(today),
        "lines": lines,
    }
    return render_to_string("registrations/listing/print.html", context)


def as_xlsx(authority: Authority, lines: list[Line], about: str) -> bytes:
    """The list as a spreadsheet: what was typed is text and never a formula, telephone numbers too; days are days."""
    # Imported here: it takes a fifth of a second, and most processes do not need it.
    from openpyxl import Workbook
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    book = Workbook()
    sheet = book.active
    sheet.title = "Phiếu đăng ký"
    title = ". ".join(filter(None, [f"{TITLE}, {authority.name}", about]))
    rows: list[list[Cell]] = [[title], [label for label, _ in COLUMNS], *(line.cells for line in lines)]
    # Made once: of each cell's own ones the book of two thousand forms takes half a minute.
    head, plain = (Font(name="Times New Roman", size=12, bold=bold) for bold in (True, False))
    line, wrapped = (Alignment(wrap_text=wraps, vertical="top") for wraps in (False, True))
    for number, cells in enumerate(rows, 1):
        for column, value in enumerate(cells, 1):
            cell = sheet.cell(number, column)
            if isinstance(value, str):
                cell.value = for_xml(value)
                cell.data_type, cell.number_format, cell.quotePrefix = "s", "@", True
            elif value is not None:
                cell.value = value
                if isinstance(value, date):
                    is_moment = isinstance(value, datetime)
                    cell.number_format = "dd/mm/yyyy hh:mm" if is_moment else "dd/mm/yyyy"
            cell.font = head if number <= 2 else plain
            cell.alignment = wrapped if number > 1 else line
    for column, (_, width) in enumerate(COLUMNS, 1):
        sheet.column_dimensions[get_column_letter(column)].width = width
    sheet.freeze_panes = "D3"
    sheet.auto_filter.ref = f"A2:{get_column_letter(len(COLUMNS))}{len(lines) + 2}"
    sheet.print_title_rows = "2:2"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.fitToHeight, sheet.sheet_properties.pageSetUpPr.fitToPage = 0, True
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()
