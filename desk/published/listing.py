"""What a commune has published in a quarter: what, in which way, when (law 10/2022/QH15, article 13.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from conferences.models import Results
from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.annexes import AnnexLine, table_of
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.sheets import Sheet, headed
from dialogue_portal.formats.days import day_on_paper

ON_PORTAL = "Đăng trên cổng đối thoại"
COLUMNS = ("TT", "Nội dung công khai", "Hình thức công khai", "Ngày công khai")


@dataclass(frozen=True)
class Published:
    """One thing that everybody may read: what it is, in which way it was published, on which day."""

    what: str
    way: str
    on: date


def quarter_of(day: date) -> int:
    """The quarter of a day, 1 to 4."""
    return (day.month + 2) // 3


def days_of(year: int, quarter: int) -> tuple[date, date]:
    """The first day of a quarter, and the first day after it."""
    month = 3 * quarter - 2
    return date(year, month, 1), date(year + 1, 1, 1) if quarter == 4 else date(year, month + 3, 1)


def published_in(authority: Authority, year: int, quarter: int) -> list[Published]:
    """Everything that the portal knows was published in the quarter, the earliest first."""
    first, after = days_of(year, quarter)
    found = [*_papers(authority, first, after), *_results(authority, first, after)]
    return sorted(found, key=lambda one: (one.on, one.what))


def _papers(authority: Authority, first: date, after: date) -> Iterator[Published]:
    papers = IssuedDocument.objects.of_authority(authority).filter(issued_on__gte=first, issued_on__lt=after)
    for paper in papers.prefetch_related("subject"):
        if paper.is_public:
            name = f"{paper.get_type_code_display()} số {paper.symbol_text}: {paper.about}"
            yield Published(name, ON_PORTAL, paper.issued_on)


def _results(authority: Authority, first: date, after: date) -> Iterator[Published]:
    # The last of the three ways may follow in the next quarter.
    published = Results.objects.filter(authority=authority, met_on__gte=first)
    for results in published.select_related("conference__round"):
        what = f"Kết quả hội nghị đối thoại {results.conference.round.when}"
        yield from (Published(what, way, on) for way, on in results.channel_days if first <= on < after)


class PublishedList(Sheet):
    """Danh mục thông tin đã công khai of one quarter, to be posted at the seat and in the hamlets."""

    title = "Danh mục thông tin đã công khai"

    def __init__(self, authority: Authority, year: int, quarter: int):
        self.authority, self.year, self.quarter = authority, year, quarter
        self.published = published_in(authority, year, quarter)

    def lines(self) -> list[AnnexLine]:
        """The head, the table with one row for each thing and way, and room for a signature."""
        rows = [
            (str(number), one.what, one.way, day_on_paper(one.on))
            for number, one in enumerate(self.published, 1)
        ]
        nothing = AnnexLine("text", "Trong quý chưa có thông tin nào được công khai trên cổng đối thoại.")
        return [
            *headed(
                self.title.upper(), f"(Quý {['I', 'II', 'III', 'IV'][self.quarter - 1]} năm {self.year})"
            ),
            AnnexLine("text", f"Cơ quan công khai: {self.authority.name}."),
            *(table_of([COLUMNS, *rows]) if rows else [nothing]),
            AnnexLine("signing", "Người lập danh mục"),
        ]
