"""Where each series of numbers of an authority stands in a year; reads only."""

from dataclasses import dataclass

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models import REGISTERED_TYPES, NumberBook, PaperType
from dialogue_portal.documents.numbering import next_number, numbered_in

MOST_GAPS = 200


@dataclass(frozen=True)
class Series:
    """One series: its last number of the paper register, the next number, and the numbers without a paper."""

    code: str  # a type of paper, or "" for one series of all types
    year: int
    from_paper: int
    next: int
    gaps: tuple[tuple[int, int], ...]  # (first, last)

    @property
    def name(self) -> str:
        """The type of paper in words."""
        return REGISTERED_TYPES.get(self.code, self.code) if self.code else "Mọi loại văn bản"

    @property
    def last(self) -> int:
        """The last number that was given; 0 before the first."""
        return self.next - 1

    @property
    def gaps_in_words(self) -> str:
        """The numbers without a paper: "70, 72–75"."""
        return ", ".join(str(first) if first == last else f"{first}–{last}" for first, last in self.gaps)


def series_of_year(authority: Authority, year: int) -> list[Series]:
    """Every series of an authority in a year: those it uses now, and those in which there are numbers."""
    books = {book.series: book for book in NumberBook.objects.filter(authority=authority, year=year)}
    used = [""] if authority.one_series else list(PaperType.values)
    return [_series(authority, year, code, books.get(code)) for code in [*used, *(set(books) - set(used))]]


def _series(authority, year, code, book):
    following = next_number(authority, year=year, series=code)
    from_paper = book.from_paper if book else 0
    return Series(code, year, from_paper, following, _gaps(authority, year, code, from_paper, following))


def _gaps(authority, year, code, from_paper, following):
    """The numbers behind the paper register that no paper has, in runs; of very many the first ones."""
    issued = numbered_in(authority, year, code).filter(number__gt=from_paper)
    runs, before = [], from_paper
    for number in [*issued.order_by("number").values_list("number", flat=True).distinct(), following]:
        if number - before > 1:
            runs.append((before + 1, number - 1))
        before = number
    return tuple(runs[:MOST_GAPS])
