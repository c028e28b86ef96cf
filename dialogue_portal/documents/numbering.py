"""The numbers of papers: which one comes next, and the number book from which it is taken."""

from django.db.models import Max

from dialogue_portal.documents.models import IssuedDocument, NumberBook


def series_of(authority, type_code: str) -> str:
    """The series in which an authority numbers papers of a type; "" where it has one for all."""
    return "" if authority.one_series else type_code


def next_number(authority, *, year: int, series: str) -> int:
    """The number that the next paper of a series would get now; nothing is locked and nothing is taken."""
    book = NumberBook.objects.filter(authority=authority, year=year, series=series).first()
    return max(book.last if book else 0, highest_issued(authority, year, series)) + 1


def take_number(authority, *, year: int, series: str) -> int:
    """The next number of a series; the number book stays locked until the transaction ends."""
    book = locked_book(authority, year, series)
    book.last = max(book.last, highest_issued(authority, year, series)) + 1
    book.save(update_fields=["last"])
    return book.last


def locked_book(authority, year: int, series: str) -> NumberBook:
    """The number book of a series, locked until the transaction ends, so that no number is given twice."""
    NumberBook.objects.get_or_create(authority=authority, year=year, series=series)
    return NumberBook.objects.select_for_update().get(authority=authority, year=year, series=series)


def numbered_in(authority, year: int, series: str):
    """The papers with the numbers of a series; right also where the way of numbering changes in mid-year."""
    issued = IssuedDocument.objects.of_authority(authority).filter(year=year)
    return issued.filter(type_code=series) if series else issued


def highest_issued(authority, year: int, series: str) -> int:
    """The highest number in use; 0 before the first."""
    issued = numbered_in(authority, year, series)
    return issued.aggregate(highest=Max("number"))["highest"] or 0
