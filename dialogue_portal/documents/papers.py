"""Official papers by decree 30/2020/NĐ-CP, annex I: their heading, date, signature, recipients."""

from dataclasses import dataclass, replace
from datetime import date

from django.template.loader import render_to_string
from django.utils.html import format_html_join
from django.utils.safestring import SafeString
from django.utils.timezone import localdate

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.attached import ROOM, PaperName
from dialogue_portal.documents.blocks import Block, in_tables, stepped
from dialogue_portal.documents.inline import html_of
from dialogue_portal.documents.models import PaperType
from dialogue_portal.documents.proof import Proof
from dialogue_portal.documents.titles import balanced
from dialogue_portal.formats.days import figures_of
from dialogue_portal.records.flow import StepRefused

END = "./."
# Trích yếu is 144 mm wide at 14 pt: measured in letters' sizes, with a little room.
TITLE_WIDTH = 29.0


class NotASigner(StepRefused, ValueError):
    """The person may not sign for the authority."""


@dataclass(frozen=True)
class Signature:
    """The signature block: the lines of authority and office in capitals, and the name below the room to sign."""

    lines: tuple[str, ...]
    name: str = ""

    @classmethod
    def for_member(cls, user, authority, type_code: str, day: date | None = None) -> "Signature":
        """The signature of a person by their right to sign papers of this type (a PaperType).

        The right is the one in force on `day`, a date in Asia/Ho_Chi_Minh, by default today. Raises NotASigner
        when there is none.
        """
        right = user.signing_right(authority.pk, type_code, day)
        if right is None:
            raise NotASigner(f"{user} không có thẩm quyền ký văn bản này của {authority.short_name}.")
        return cls(right.lines, str(user))

    @classmethod
    def of_partner(cls, row) -> "Signature | None":
        """The signature of the body that issues a row's paper together with the committee; None where there is none."""
        if not (row.second_signature_text or row.second_signer_name):
            return None
        return cls(tuple(row.second_signature_text.splitlines()), row.second_signer_name)


class Paper:
    """One official paper about one row (`subject`); each kind of paper is a class that defines the text."""

    type_code: str = ""  # a PaperType; it stands in the symbol and chooses the number series
    type_name = ""  # "KẾ HOẠCH": the title
    template = "documents/base.html"
    has_date_line = True
    remark = ""  # what a Word copy says at the foot of its pages: where its words come from

    def __init__(self, subject):
        self.subject = subject

    @property
    def authority(self):
        """The authority that issues the paper."""
        return self.subject.authority

    @property
    def about(self) -> str:
        """Trích yếu: what the paper is about, printed below its type."""
        return str(self.subject)

    @property
    def about_html(self) -> SafeString:
        """Trích yếu as HTML, in which dates and symbols stay on one line."""
        return html_of(self.about)

    @property
    def title_lines(self) -> list[str]:
        """Trích yếu as the lines below the type of the paper."""
        return balanced(self.about, TITLE_WIDTH)

    @property
    def title_html(self) -> SafeString:
        """Trích yếu below the type of the paper, as HTML line by line."""
        lines = ((html_of(line),) for line in self.title_lines)
        return format_html_join(" ", '<span class="title-line">{}</span>', lines)

    @property
    def superior_lines(self) -> list[str]:
        """The superior body at the head, above the body that issues the paper."""
        return self.authority.superior_lines

    @property
    def recipients(self) -> list[str]:
        """Nơi nhận as they are stored; `recipient_lines` are printed."""
        return []

    @property
    def addressees(self) -> list[str]:
        """Kính gửi: whom an official letter addresses; it has no title, and its trích yếu stands below its number."""
        return []

    @property
    def secretary(self) -> Signature | None:
        """The second signature, left: the secretary's of minutes, another body's of a joint paper; others have none."""
        return None

    @property
    def co_chair(self) -> Signature | None:
        """A third signature, below the one on the right: that of the co-chair of a meeting; others have none."""
        return None

    @property
    def signature(self) -> Signature:
        """The signature on the right; without a name until somebody has signed."""
        return Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))

    @property
    def place(self) -> str:
        """The place in the line of place and date."""
        return self.authority.place

    @property
    def year(self) -> int:
        """The year that a draft carries in its date."""
        return localdate().year

    @property
    def symbol(self) -> str:
        """Ký hiệu, "KH-UBND": what stands behind the number."""
        return f"{self.type_code}-UBND"

    def body(self) -> list[Block]:
        """The text between the title and the ending."""
        return []

    def letters(self) -> list[list[Block]]:
        """The text of each copy: a paper to many people has one copy for each of them, under one number."""
        return [self.body()]

    def copies(self) -> list[list[Block]]:
        """The text of each copy as it is printed and shown: rows that follow each other are tables."""
        return [in_tables(letter) for letter in self.letters()]

    def bookmark_of(self, letter: list[Block]) -> str:
        """What the PDF's bookmark of a copy says, where there is one for each; "" for the title of the paper."""
        return ""

    def annexes(self) -> list[list[AnnexLine]]:
        """Phụ lục: each annex as its lines."""
        return []

    def annexes_naming_it(self, number: int | None, issued_on: date | None) -> list[list[AnnexLine]]:
        """Phụ lục as printed: the line «Kèm theo …» has the number and day of the paper, or room for them."""
        name = PaperName(self.type_name.capitalize(), self.symbol, self.authority.place)
        symbol_text = self.symbol_text(number)

        def named(line: AnnexLine) -> AnnexLine:
            return replace(line, text=name.filled_in(line.text, symbol_text, issued_on, self.year))

        return [[named(line) for line in annex] for annex in self.annexes()]

    def html(
        self,
        *,
        number: int | None = None,
        issued_on: date | None = None,
        code: str = "",
        letters: list[list[Block]] | None = None,
    ) -> str:
        """The paper as one HTML page, with all its letters or with those of `letters` only.

        Without a number it is a draft, with room for number, day and month. `code` is the verification code: with
        it the paper carries its proof below Nơi nhận.
        """
        text = self.symbol_text(number)
        return render_to_string(
            self.template,
            {
                "paper": self,
                "title": f"{self.type_name.capitalize()} {text if number else '(dự thảo)'}: {self.about}",
                "symbol_text": text,
                "dated": dated(issued_on, self.year),
                "issued_on": issued_on,
                "is_draft": number is None,
                "proof": Proof(code) if code else None,
                "letters": [
                    (self.bookmark_of(body), stepped(body))
                    for body in (self.copies() if letters is None else letters)
                ],
                "annexes": self.annexes_naming_it(number, issued_on),
            },
        )

    def symbol_text(self, number: int | None) -> str:
        """Số, ký hiệu: "68/KH-UBND"; without a number there is room for it."""
        shown = ROOM if number is None else str(number).zfill(self.authority.number_padding)
        return f"{shown}/{self.symbol}"

    @property
    def recipient_lines(self) -> list[str]:
        """Nơi nhận as printed: each line ends with ";", the last one is the file copy (Lưu) and ends with ".".

        A line that ends with ":" is a further heading, such as "Bản điện tử:".
        """
        named = list(filter(None, map(recipient, self.recipients)))
        if not any(line.startswith("Lưu") for line in named):
            named.append("Lưu: VT")
        ends = [";"] * (len(named) - 1) + ["."]
        return [line if is_heading(line) else f"{line}{end}" for line, end in zip(named, ends, strict=True)]

    @property
    def recipient_parts(self) -> list[tuple[str, list[str]]]:
        """Nơi nhận below its headings."""
        return in_parts(self.recipient_lines)


def in_parts(recipient_lines: list[str]) -> list[tuple[str, list[str]]]:
    """The lines of Nơi nhận below their headings; a heading before all others takes the place of "Nơi nhận:"."""
    parts: list[tuple[str, list[str]]] = [("Nơi nhận:", [])]
    for line in recipient_lines:
        if is_heading(line):
            parts.append((line, []))
        else:
            parts[-1][1].append(line)
    return [part for part in parts if part[1]]


class Minutes(Paper):
    """Biên bản: no place and date in the heading; the secretary signs on the left, the chair on the right."""

    type_code = PaperType.MINUTES
    type_name = "BIÊN BẢN"
    has_date_line = False

    @property
    def secretary(self) -> Signature:
        """The signature on the left."""
        return Signature(("THƯ KÝ",))

    @property
    def signature(self) -> Signature:
        """The signature on the right."""
        return Signature(("CHỦ TỌA",))


def dated(day: date | None, year: int) -> str:
    """The date as printed, "ngày 09 tháng 6 năm 2023"; without a day there is room for it."""
    if day is None:
        return f"ngày{ROOM}tháng{ROOM}năm {year}"
    figures, month = figures_of(day)
    return f"ngày {figures} tháng {month} năm {day.year}"


def recipient(text: str) -> str:
    """One recipient without its dash and semicolon; a second column, "| (để b/c)", follows the name."""
    return " ".join(filter(None, (part.strip(" -;.") for part in text.split("|"))))


def is_heading(recipient_line: str) -> bool:
    """Whether a line of Nơi nhận is a heading over the lines below it."""
    return recipient_line.endswith(":")


def ended(text: str) -> str:
    """The last paragraph, ended once by the "./." of an official text."""
    text = text.rstrip()
    return text if text.endswith(END) else text.rstrip(" .;,") + END
