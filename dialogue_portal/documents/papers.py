"""Official papers by decree 30/2020/NĐ-CP, annex I: their heading, date, signature, recipients."""

from dataclasses import dataclass
from datetime import date

from django.template.loader import render_to_string
from django.utils.timezone import localdate

from dialogue_portal.documents.annexes import AnnexLine
from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.verification import Proof
from dialogue_portal.records.flow import StepRefused

BLANK = "\u00a0" * 6  # room to write a number, a day or a month by hand
END = "./."


class NotASigner(StepRefused, ValueError):
    """The person may not sign for the authority."""


@dataclass(frozen=True)
class Signature:
    """Who signs: the lines of authority and office in capitals, and the full name below the room to sign."""

    lines: tuple[str, ...]
    name: str = ""

    @classmethod
    def for_member(cls, user, authority, type_code: str, day: date | None = None) -> "Signature":
        """The signature of a person by his right to sign papers of this type on the local date `day` (today)."""
        right = user.signing_right(authority.pk, type_code, day)
        if right is None:
            raise NotASigner(f"{user} không có thẩm quyền ký văn bản này của {authority.short_name}.")
        return cls(right.lines, str(user))


class Paper:
    """One official paper about one row (`subject`); each kind is a class that says what its text is."""

    type_code = ""  # "KH", "TB", "BB": stands in the symbol and chooses the number series
    type_name = ""  # "KẾ HOẠCH": the title
    template = "documents/base.html"
    recipients: list[str] = []
    has_date_line = True
    secretary: "Signature | None" = None

    def __init__(self, subject):
        self.subject = subject

    @property
    def authority(self):
        return self.subject.authority

    @property
    def about(self) -> str:
        """Trích yếu: what the paper is about, printed below its type."""
        return str(self.subject)

    @property
    def signature(self) -> Signature:
        return Signature(("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"))

    @property
    def place(self) -> str:
        return self.authority.place

    @property
    def year(self) -> int:
        """The year a draft is dated in."""
        return localdate().year

    @property
    def symbol(self) -> str:
        return f"{self.type_code}-UBND"

    def body(self) -> list[Block]:
        """The text between title and ending."""
        return []

    def letters(self) -> list[list[Block]]:
        """The text of each copy: a paper to many people has one for each, under one number."""
        return [self.body()]

    def annexes(self) -> list[list[AnnexLine]]:
        return []

    def html(
        self,
        *,
        number: int | None = None,
        issued_on: date | None = None,
        code: str = "",
        letters: list[list[Block]] | None = None,
    ) -> str:
        """The whole page, or some of its letters; without a number a draft with room for number, day and month.

        With a verification code it carries its proof below Nơi nhận.
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
                "letters": self.letters() if letters is None else letters,
                "annexes": self.annexes(),
            },
        )

    def symbol_text(self, number: int | None) -> str:
        """ "68/KH-UBND"; a draft leaves room for the number."""
        shown = BLANK if number is None else str(number).zfill(self.authority.number_padding)
        return f"{shown}/{self.symbol}"

    @property
    def recipient_lines(self) -> list[str]:
        """Nơi nhận as printed: each ends with ";", the last is the file copy (Lưu) and ends with "."."""
        named = list(filter(None, map(recipient, self.recipients)))
        if not any(line.startswith("Lưu") for line in named):
            named.append("Lưu: VT")
        return [f"{line};" for line in named[:-1]] + [f"{named[-1]}."]


class Minutes(Paper):
    """Biên bản: no place and date in the heading, the secretary signs left, the chair right."""

    type_code = "BB"
    type_name = "BIÊN BẢN"
    template = "documents/minutes.html"
    has_date_line = False

    @property
    def secretary(self) -> Signature:
        return Signature(("THƯ KÝ",))

    @property
    def signature(self) -> Signature:
        return Signature(("CHỦ TỌA",))


def dated(day: date | None, year: int) -> str:
    """ "ngày 09 tháng 6 năm 2023"; without a day, room to write it."""
    if day is None:
        return f"ngày{BLANK}tháng{BLANK}năm {year}"
    # A leading 0 where another digit could be slipped in: days under 10, months 1 and 2.
    month = f"{day.month:02}" if day.month <= 2 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def recipient(text: str) -> str:
    """One recipient without its dash and semicolon; a second column "| (để b/c)" stands behind the name."""
    return " ".join(filter(None, (part.strip(" -;.") for part in text.split("|"))))


def ended(text: str) -> str:
    """The last paragraph with the "./." that ends an official text, once."""
    text = text.rstrip()
    return text if text.endswith(END) else text.rstrip(" .;,") + END
