"""What is taken out of the list: the filled forms in one print, the list as a print, the list as a spreadsheet."""

from collections.abc import Iterable
from datetime import date

from django.template.loader import render_to_string

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.sheets import Sheet
from dialogue_portal.documents.spreadsheet import spreadsheet
from dialogue_portal.formats.days import day_on_paper
from registrations.form.documents import FilledForm
from registrations.listing.rows import COLUMNS, Line
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
    """The list as a spreadsheet."""
    title = ". ".join(filter(None, [f"{TITLE}, {authority.name}", about]))
    rows = [line.cells for line in lines]
    return spreadsheet("Phiếu đăng ký", title, COLUMNS, rows, fixed=3, filtered=True)
