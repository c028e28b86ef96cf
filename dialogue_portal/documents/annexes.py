"""Annexes (phụ lục, mẫu phiếu): each plain line gets a look, so that a blank form is printed as a form."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from django.utils.html import format_html_join
from django.utils.safestring import SafeString

from dialogue_portal.documents.attached import ROOM, goes_on_in, is_attached_line
from dialogue_portal.documents.footnotes import Note
from dialogue_portal.documents.inline import Written, html_of
from dialogue_portal.documents.proof import qr_picture
from dialogue_portal.documents.tables import Table, is_row, parted
from dialogue_portal.documents.titles import balanced

NOTE_WIDTH = 34.5  # 160 mm in multiples of letters of 13 points, and a little less
WRITING_LINE = re.compile(r"[.…·_\s]*[.…_]{2,}[.…·_\s]*|…")
NATIONAL = re.compile(r"CỘNG H(ÒA|OÀ) XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = re.compile(r"Độc lập\s*[-–]\s*Tự do\s*[-–]\s*Hạnh phúc", re.IGNORECASE)
ANNEX_TITLE = re.compile(r"PHỤ LỤC\b")
# "Phụ lục 01" alone on its line is the number of an annex, printed like its title.
ANNEX_NUMBER = re.compile(r"Phụ lục(?: số)?(?:\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z]))?\s*[.:]?", re.I)
# "Phụ lục II: Phân công trả lời": number and title in one line.
ANNEX_HEADED = re.compile(r"Phụ lục(?: số)?\s+(?:\d{1,2}|[IVX]{1,5}|[A-Z])\s*[.:–-]\s*[^\W\d_].{0,149}", re.I)
# The name of an annex below its number: short, and no sentence, field or point of a list.
ANNEX_NAME = re.compile(r"(?!\d|[IVX]+\.)[^\W_].{2,118}[^.,;:…_]")
FOOTNOTE = re.compile(r"[¹²³⁴-⁹]")
DATED = re.compile(r"\S.{0,40}\bngày\b.{0,20}\btháng\b.{0,20}\bnăm\b.{0,10}")
BLANK_IN_DATE = re.compile(r"(ngày|tháng|năm)[\s.…_]+(?=tháng|năm|$)")
NUMBERED = re.compile(r"(\d+|[IVX]+|[a-zđ])[.)]\s")
# A short line that asks for one thing: "Họ và tên:", "Địa chỉ (số nhà, thôn, xã)", "Điện thoại: ......"
FIELD = re.compile(r"(?P<label>[^(].{0,79}?[:)])[\s.…_]*")


@dataclass(frozen=True)
class AnnexLine(Written):
    """One line of an annex: its look (a CSS class), its text, and the bold words before the text."""

    look: str
    text: str
    lead: str = ""
    notes: tuple[Note, ...] = ()  # the footnotes whose signs stand in it
    table: Table | None = None  # the rows, where the look is "table"
    choices: tuple[str, ...] = ()  # what stands beside the boxes, where the look is "boxes"
    drawing: SafeString | None = None  # SVG, where the look is "drawing"; a Word file leaves it out

    @property
    def lines(self) -> list[str]:
        """The text as it is printed: "(Kèm theo …)" in about equally long lines, any other text in one."""
        is_balanced = self.look == "note" and not self.notes and is_attached_line(self.text)
        return balanced(self.text, NOTE_WIDTH) if is_balanced else [self.text]

    @property
    def html(self) -> SafeString:
        """The text as HTML; each line of a note by itself."""
        if len(self.lines) == 1:
            return super().html
        return format_html_join(
            " ", '<span class="title-line">{}</span>', ((html_of(line),) for line in self.lines)
        )

    @property
    def picture(self):
        """The text, an address, as a QR code."""
        return qr_picture(self.text, f"Mã QR dẫn đến {self.text}")


def is_writing_line(text: str) -> bool:
    """Whether a line consists of dots: room to write on."""
    return bool(WRITING_LINE.fullmatch(text.strip()))


def read_annexes(
    lines: list[str], notes: Mapping[int, tuple[Note, ...]] | None = None
) -> list[list[AnnexLine]]:
    """Each annex as its lines; the words PHỤ LỤC or a second Quốc hiệu begin a new annex.

    `notes` are the footnotes of the lines by their place.
    """
    annexes: list[list[AnnexLine]] = []
    for text, notes_of_line in joined_lines(lines, notes or {}):
        before = annexes[-1] if annexes else []
        if not annexes or begins_annex(text, before):
            annexes.append(before := [])
        before.append(replace(with_look(text, before), notes=notes_of_line))
    return [in_tables(fields_with_own_lines(annex)) for annex in annexes]


def joined_lines(
    lines: list[str], notes: Mapping[int, tuple[Note, ...]]
) -> Iterator[tuple[str, tuple[Note, ...]]]:
    """Each line with its footnotes; «(Kèm theo …)» that was typed in two lines is one."""
    place = 0
    while place < len(lines):
        text, found = lines[place], notes.get(place, ())
        if place + 1 < len(lines) and goes_on_in(text, lines[place + 1]):
            place += 1
            text, found = f"{text} {lines[place]}", (*found, *notes.get(place, ()))
        yield text, found
        place += 1


def begins_annex(text: str, before: list[AnnexLine]) -> bool:
    """Whether a line begins a new annex behind the lines `before` of the current one."""
    if ANNEX_TITLE.match(text) or is_annex_number(text):
        return any(line.look not in ("national", "motto") for line in before)
    return bool(NATIONAL.fullmatch(text)) and any(line.look == "national" for line in before)


def with_look(text: str, before: list[AnnexLine]) -> AnnexLine:
    """The line with its look, which may depend on the line before it."""
    if is_row(text):
        return AnnexLine("row", text)
    previous = before[-1].look if before else ""
    if is_attached_line(text):
        return AnnexLine("note", text)
    if is_writing_line(text):
        return AnnexLine("writing", "")
    if NATIONAL.fullmatch(text):
        return AnnexLine("national", text)
    if MOTTO.fullmatch(text):
        return AnnexLine("motto", text)
    if FOOTNOTE.match(text):
        return AnnexLine("footnote", text)
    if DATED.fullmatch(text):
        return AnnexLine("dated", BLANK_IN_DATE.sub(rf"\1{ROOM}", text))
    if previous in ("dated", "signer", "signing"):
        return AnnexLine("signer" if is_capitals(text) else "signing", text)
    if is_annex_number(text) or (is_capitals(text) and not NUMBERED.match(text)):
        return AnnexLine("title", text)
    if previous == "title" and text.startswith("("):
        return AnnexLine("note", text)
    if before and ANNEX_NUMBER.fullmatch(before[-1].text) and ANNEX_NAME.fullmatch(text):
        return AnnexLine("title", text)
    if NUMBERED.match(text):
        # Whether other words were bold is not stored; headings in capitals always are.
        return AnnexLine("numbered", "", text) if is_capitals(text) else AnnexLine("numbered", text)
    return AnnexLine("text", text)


def is_annex_number(text: str) -> bool:
    """Whether a line is the number of an annex, alone or before its title."""
    return bool(ANNEX_NUMBER.fullmatch(text) or ANNEX_HEADED.fullmatch(text))


def fields_with_own_lines(annex: list[AnnexLine]) -> list[AnnexLine]:
    """Makes fields of short lines that ask for something, unless a writing line follows them."""
    following = [line.look for line in annex[1:]] + [""]
    return [
        AnnexLine("field", found["label"], notes=line.notes)
        if line.look == "text" and after != "writing" and (found := FIELD.fullmatch(line.text))
        else line
        for line, after in zip(annex, following, strict=True)
    ]


def in_tables(annex: list[AnnexLine]) -> list[AnnexLine]:
    """The lines with rows that follow each other put together into tables."""
    found: list[AnnexLine] = []
    for table, group in parted(annex, lambda line: line.look == "row"):
        found += [AnnexLine("table", "", notes=table.notes, table=table)] if table else group
    return found


def table_of(rows: Iterable[Sequence[str]]) -> list[AnnexLine]:
    """A table of these rows, the first one its head; a "|" in a cell makes no second cell."""
    written = (" | ".join(cell.replace("|", "/") for cell in cells) for cells in rows)
    return in_tables([AnnexLine("row", row) for row in written])


def is_capitals(text: str) -> bool:
    """Whether a text of some length is in capitals."""
    return text.isupper() and len(text) > 3
