"""Turns papers and sheets into files, PDF and Word; papers and sheets themselves know of none."""

from datetime import date

from django.template.loader import render_to_string

from dialogue_portal.documents import pdf, print_shares
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.sheets import Sheet


def pdf_of(
    paper: Paper, *, number: int | None = None, issued_on: date | None = None, code: str = ""
) -> bytes:
    """The print of a paper, archival (PDF/A) once it has its number; without one a draft."""
    letters = paper.letters()
    shares = print_shares.shares(letters, print_shares.processes_for(len(letters)))
    pages = [paper.html(number=number, issued_on=issued_on, code=code, letters=share) for share in shares]
    return print_shares.render(pages, archival=number is not None)


def print_of(paper: Paper) -> bytes:
    """The frozen file once the paper was issued, else a fresh draft."""
    document = paper.subject.document
    return document.pdf if document else pdf_of(paper)


def word_of(paper: Paper) -> bytes:
    """The Word copy of a paper: with number and date once it was issued, else a draft."""
    from dialogue_portal.documents.docx import docx_of  # which few processes need

    document = paper.subject.document
    return docx_of(
        paper, **({"number": document.number, "issued_on": document.issued_on} if document else {})
    )


def pdf_of_sheet(sheet: Sheet) -> bytes:
    """The print of a sheet: tagged and self-contained, as an issued paper is."""
    context = {"paper": sheet, "title": sheet.title, "lines": sheet.lines()}
    return pdf.render(render_to_string("documents/sheet.html", context))


def word_of_sheet(sheet: Sheet) -> bytes:
    """The Word copy of a sheet."""
    from dialogue_portal.documents.docx import docx_of_sheet  # which few processes need

    return docx_of_sheet(sheet)
