"""Makes files of papers and sheets, PDF and Word; papers and sheets do not know this module."""

from collections.abc import Iterator
from datetime import date

from django.template.loader import render_to_string

from dialogue_portal.documents import pdf, print_shares
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.printed import as_issued
from dialogue_portal.documents.sheets import Sheet

PDF_TYPE = "application/pdf"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


def pdf_of(
    paper: Paper,
    *,
    number: int | None = None,
    issued_on: date | None = None,
    code: str = "",
    letters: list[list[Block]] | None = None,
) -> bytes:
    """A new PDF of a paper: with a number an issued one, for the archive (PDF/A); without it a draft.

    `code` is the verification code that the paper carries, `letters` are its letters where they were read before.
    """
    letters = paper.copies() if letters is None else letters
    shares = print_shares.shares(letters, print_shares.processes_for(len(letters)))
    pages = [paper.html(number=number, issued_on=issued_on, code=code, letters=share) for share in shares]
    return print_shares.render(pages, archival=number is not None)


def pdf_in_parts(
    paper: Paper, *, number: int, issued_on: date, code: str, letters: list[list[Block]]
) -> Iterator[tuple[int, bytes | None]]:
    """Prints many letters of a paper that is to be issued: how many are done, and at the end the whole PDF as well.

    Whoever stops reading ends the printing.
    """
    fewest = print_shares.FEWEST_LETTERS
    shares = [letters[start : start + fewest] for start in range(0, len(letters), fewest)]
    pages = (paper.html(number=number, issued_on=issued_on, code=code, letters=share) for share in shares)
    parts: list[bytes] = []
    for part in print_shares.parts(pages, print_shares.processes_for(len(letters)), archival=True):
        parts.append(part)
        yield sum(map(len, shares[: len(parts)])), None
    yield len(letters), print_shares.joined(parts)


def print_of(paper: Paper) -> bytes:
    """The PDF of a paper: the stored file once it is issued, before that a new draft."""
    document = paper.subject.document
    return document.pdf if document else draft_of(paper)


def draft_of(paper: Paper) -> bytes:
    """The PDF of a draft; of many letters the first ones, so that nobody waits for all of them to look at the sheet."""
    return pdf_of(paper, letters=paper.copies()[: print_shares.FEWEST_LETTERS])


def word_of(paper: Paper) -> bytes:
    """The Word copy of a paper: once it is issued with number, date and the issued words, before that a draft."""
    # Imported here: few processes need it.
    from dialogue_portal.documents.docx import docx_of

    document = paper.subject.document
    if document is None:
        return docx_of(paper)
    return docx_of(as_issued(paper), number=document.number, issued_on=document.issued_on)


def pdf_of_sheet(sheet: Sheet) -> bytes:
    """The PDF of a sheet, tagged and self-contained like that of an issued paper."""
    return pdf.render(html_of_sheet(sheet))


def html_of_sheet(sheet: Sheet) -> str:
    """A sheet as one HTML page."""
    context = {"paper": sheet, "title": sheet.title, "lines": sheet.lines()}
    return render_to_string("documents/sheet.html", context)


def word_of_sheet(sheet: Sheet) -> bytes:
    """The Word copy of a sheet."""
    from dialogue_portal.documents.docx import docx_of_sheet

    return docx_of_sheet(sheet)
