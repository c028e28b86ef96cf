import hashlib
from datetime import date

from django.db import transaction
from django.db.models import Max

from dialogue_portal.documents.models import IssuedDocument, IssuedFile, NumberBook, new_code
from dialogue_portal.documents.official import Paper


@transaction.atomic
def issue(paper: Paper, *, actor, today: date) -> IssuedDocument:
    """Ban hành văn bản: gives the paper its number, prints it and files the print for good.

    Without gaps: the number is taken in the caller's transaction, and given back when that rolls back.
    """
    authority = paper.authority
    series = "" if authority.one_series else paper.type_code
    number = take_number(authority, year=today.year, series=series)
    # Made before the print, which carries it.
    code = new_code()
    content = paper.pdf(number=number, issued_on=today, code=code)
    document = IssuedDocument.objects.create(
        authority=authority,
        type_code=paper.type_code,
        number=number,
        year=today.year,
        series=series,
        symbol_text=paper.symbol_text(number),
        about=paper.about,
        recipients="\n".join(paper.recipient_lines),
        issued_on=today,
        signed_by=actor,
        signer_name=paper.signature.name,
        subject=paper.subject,
        sha256=hashlib.sha256(content).hexdigest(),
        code=code,
    )
    IssuedFile.objects.create(document=document, content=content)
    return document


def take_number(authority, *, year: int, series: str) -> int:
    """The next number of the series; keeps the book locked until the transaction ends."""
    NumberBook.objects.get_or_create(authority=authority, year=year, series=series)
    book = NumberBook.objects.select_for_update().get(authority=authority, year=year, series=series)
    book.last = max(book.last, highest_issued(authority, year, series)) + 1
    book.save(update_fields=["last"])
    return book.last


def highest_issued(authority, year: int, series: str) -> int:
    """The highest number in use, also after a change between one series and one per type in mid-year."""
    issued = IssuedDocument.objects.of_authority(authority).filter(year=year)
    if series:
        issued = issued.filter(type_code=series)
    return issued.aggregate(highest=Max("number"))["highest"] or 0
