"""Sổ đăng ký văn bản đi: its ten columns (decree 30/2020, annex IV), as a PDF to be bound and as XLSX."""

from dataclasses import dataclass

from django.db.models import QuerySet
from django.template.loader import render_to_string

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents import pdf
from dialogue_portal.documents.models import (
    REGISTERED_TYPES,
    IssuedDocument,
    PrintedText,
    RegisterEntry,
    Validity,
)
from dialogue_portal.documents.spreadsheet import spreadsheet
from dialogue_portal.formats.days import day_on_paper

COLUMNS = (
    "Số, ký hiệu văn bản",
    "Ngày, tháng văn bản",
    "Tên loại và trích yếu nội dung văn bản",
    "Người ký",
    "Nơi nhận văn bản",
    "Đơn vị, người nhận bản lưu",
    "Số lượng bản",
    "Ngày chuyển",
    "Ký nhận",
    "Ghi chú",
)
WIDTHS = (16, 13, 48, 20, 40, 18, 9, 11, 14, 16)  # of a spreadsheet's columns, in letters
FILE_COPY = "Lưu:"


@dataclass(frozen=True)
class Row:
    """One paper in the register; what nobody has entered yet stays blank, to be written by hand."""

    document: IssuedDocument

    @property
    def day(self) -> str:
        """The date of the paper, "09/6/2026"."""
        return day_on_paper(self.document.issued_on)

    @property
    def about(self) -> str:
        """Type and subject of the paper."""
        return f"{self.document.get_type_code_display()}: {self.document.about}"

    @property
    def recipients(self) -> list[str]:
        """Nơi nhận without the file copy."""
        return [line for line in self._lines if not line.startswith(FILE_COPY)]

    @property
    def file_copy(self) -> str:
        """The units that keep the file copy: "VT, VX" from "Lưu: VT, VX."."""
        kept = [line.removeprefix(FILE_COPY).strip() for line in self._lines if line.startswith(FILE_COPY)]
        return ", ".join(kept)

    @property
    def remark(self) -> str:
        """What the office remarked, where the paper was issued, and the last change of validity with its date."""
        change = self.document.last_change
        remarks = [
            self.entry.remark if self.entry else "",
            "Ban hành ngoài cổng" if self.document.is_outside else "",
            f"{change.words} ({day_on_paper(change.on)})" if change else "",
        ]
        return "; ".join(filter(None, remarks))

    @property
    def entry(self) -> RegisterEntry | None:
        """What the office wrote beside it."""
        return getattr(self.document, "entry", None)

    @property
    def copies(self) -> str:
        """How many copies were made."""
        return str(self.entry.copies) if self.entry and self.entry.copies else ""

    @property
    def sent_on(self) -> str:
        """The day on which it was sent, "09/6/2026"."""
        return day_on_paper(self.entry.sent_on) if self.entry and self.entry.sent_on else ""

    @property
    def receipt(self) -> str:
        """Who received it, or the number of the slip."""
        return self.entry.receipt if self.entry else ""

    @property
    def cells(self) -> list[str]:
        """The ten columns as texts."""
        document = self.document
        known = [document.symbol_text, self.day, self.about, document.signer_name, "; ".join(self.recipients)]
        return [*known, self.file_copy, self.copies, self.sent_on, self.receipt, self.remark]

    @property
    def _lines(self):
        return [line.rstrip(" ;.") for line in self.document.recipients.splitlines()]


def heading_of(year: int | None = None, type_code: str = "", validity: str = "", words: str = "") -> str:
    """The filter in words, "Năm 2026, loại: Kế hoạch"; "" without one."""
    chosen = [
        f"năm {year}" if year else "",
        f"loại: {REGISTERED_TYPES[type_code]}" if type_code else "",
        Validity(validity).label.lower() if validity else "",
        f"có chữ «{words}»" if words else "",
    ]
    text = ", ".join(filter(None, chosen))
    return text[:1].upper() + text[1:]


@dataclass(frozen=True)
class Issuer:
    """A name that the authority had when it issued papers: in one sentence, and in lines at the head of a paper."""

    name: str
    heading_lines: list[str]


def issuers_of(authority: Authority, documents: QuerySet[IssuedDocument]) -> list[Issuer]:
    """The names under which these papers were issued, the latest first; today's name where no print tells one."""
    printed = PrintedText.objects.filter(document__in=documents.order_by())
    names = printed.order_by("-document__issued_on", "-document").values_list(
        "content__issuer", "content__heading_lines"
    )
    found: dict[str, Issuer] = {}
    for name, lines in names:
        if name and lines:
            found.setdefault(name, Issuer(name, lines))
    return [*found.values()] or [Issuer(authority.name, authority.heading_lines)]


def as_pdf(authority: Authority, documents: QuerySet[IssuedDocument], heading: str) -> bytes:
    """The register on A4 landscape, with page numbers, the head of the table on each page, a bookmark a month."""
    latest, *earlier = issuers_of(authority, documents)
    context = {
        "issuer": latest,
        "earlier": earlier,
        "heading": heading,
        "columns": COLUMNS,
        "rows": [Row(document) for document in documents],
    }
    return pdf.render(render_to_string("documents/register_print.html", context))


def as_xlsx(authority: Authority, documents: QuerySet[IssuedDocument], heading: str) -> bytes:
    """The register as a spreadsheet; every cell is text."""
    latest, *earlier = (one.name for one in issuers_of(authority, documents))
    names = f"{latest} (trước đó: {', '.join(earlier)})" if earlier else latest
    title = ", ".join(filter(None, [f"Sổ đăng ký văn bản đi của {names}", heading.lower()]))
    columns = list(zip(COLUMNS, WIDTHS, strict=True))
    return spreadsheet("Văn bản đi", title, columns, [Row(document).cells for document in documents])
