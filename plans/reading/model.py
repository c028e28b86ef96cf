"""The result of reading a plan: an ordered outline of sections and items, and the facts to compute with."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum
from typing import Self


class NotAPlan(ValueError):
    """A text cannot be read as a plan; the message is a Vietnamese sentence for the user."""


class Labelled(StrEnum):
    """Values that are stored, each with its Vietnamese name for people: `label`."""

    label: str

    def __new__(cls, value: str, label: str = "") -> Self:
        """Make a member of its value and its name."""
        member = str.__new__(cls, value)
        member._value_ = value
        member.label = label
        return member


class SectionKind(Labelled):
    """The subject of a section of a plan; `label` is its Vietnamese name."""

    OPENING = "opening", "Mở đầu"
    HEADING = "heading", "Đề mục"
    BASES = "bases", "Căn cứ"
    AIMS = "aims", "Mục đích"
    REQUIREMENTS = "requirements", "Yêu cầu"
    SCOPE = "scope", "Phạm vi, đối tượng"
    CONTENTS = "contents", "Nội dung đối thoại"
    EXCLUSIONS = "exclusions", "Nội dung không đối thoại"
    TIME_PLACE = "time_place", "Thời gian, địa điểm"
    PARTICIPANTS = "participants", "Thành phần"
    FORM = "form", "Hình thức, cách thức"
    AGENDA = "agenda", "Chương trình"
    DUTIES = "duties", "Tổ chức thực hiện"
    BUDGET = "budget", "Kinh phí"
    OTHER = "other", "Nội dung khác"
    CLOSING = "closing", "Kết thúc"
    RECIPIENTS = "recipients", "Nơi nhận"
    ANNEX = "annex", "Phụ lục, biểu mẫu"


@dataclass(frozen=True)
class Missing:
    """Something that a plan usually says and this text does not: its code, and its name for the clerk.

    The code is a field of ReadPlan, a kind of section, or "round_time" and "round_place".
    """

    code: str
    name: str

    def as_json(self) -> dict[str, str]:
        """Return what is stored: the code alone, never the words for the clerk."""
        return {"code": self.code}


class UnplacedIn(Labelled):
    """The part of a text in which words stand that the reader cannot place."""

    HEAD = "head", "dòng ở đầu trang chưa rõ"
    SECTION = "section", "mục chưa rõ loại"
    ENDING = "ending", "phần sau chữ ký chưa rõ"


@dataclass(frozen=True)
class Unplaced:
    """Words that belong to no part of a plan that the reader knows, and the part in which they stand."""

    part: UnplacedIn
    words: str

    @property
    def phrase(self) -> str:
        """Return the words with the part they stand in, for the clerk."""
        return f"{self.part.label}: {self.words}"

    def as_json(self) -> dict[str, str]:
        """Return what is stored: the code of the part, and the words of the text."""
        return {"part": self.part.value, "words": self.words}


@dataclass
class ReadItem:
    """One line of a section.

    `marker` is "-", "a)" or "1.1", "" for a plain paragraph; `quota` is how many people each hamlet sends. `is_note`
    tells that a stored line is or was the note of a sign.
    """

    marker: str
    text: str
    quota: int | None = None
    is_note: bool = False


@dataclass
class ReadSection:
    """One section of the outline.

    Level 0 has no number, 1 is "I.", 2 is "1.", 3 is "a)" or "1.1" used as a heading. `label` is that number,
    `run_in` is text that follows the heading on the same line.
    """

    kind: SectionKind
    level: int
    label: str = ""
    heading: str = ""
    run_in: str = ""
    items: list[ReadItem] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return the text below the heading, one paragraph each."""
        return ([self.run_in] if self.run_in else []) + [item.text for item in self.items]


@dataclass
class ReadRound:
    """One round (đợt) of the dialogue; often only the month is known at first. Hours are of Asia/Ho_Chi_Minh.

    `words` is what its time was read from, `place_words` what its place was read from; they are not compared.
    """

    month: int | None = None
    year: int | None = None
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""
    words: str = field(default="", compare=False)
    place_words: str = field(default="", compare=False)


@dataclass
class Letterhead:
    """The facts of the letterhead; each is empty where it does not say.

    `other_authority` has the words of an issuing authority that is no people's committee of a commune; then
    `authority_kind` is empty, and `place` is only where the paper was signed.
    """

    authority_kind: str = ""
    place: str = ""
    province: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    year: int | None = None
    other_authority: str = ""
    places: dict[str, str] = field(default_factory=dict, compare=False)
    decisions: list[str] = field(default_factory=list, compare=False)


@dataclass
class ReadPlan(Letterhead):
    """A plan as read; what was not found is empty or None and is named in `missing`.

    `decisions` are Vietnamese sentences that tell the clerk what the reader decided where the text could be read in
    several ways. `places` is {code of a fact: the words of the source text it was read from}. `read` gives them as
    they are written there: the source text, with plain line feeds, contains each value, which may go over several
    lines. The codes are fields of ReadPlan ("number", "symbol", "issued_on", "place", "subject", "registration_days",
    "hotline", …, "signature_lines", "signer_name"), then "round_1", "round_2", … in the order of `rounds` for their
    time, and "round_1_place", … for their place. A fact without words is not in it. Neither takes part in comparisons.
    `registration_from_day` says that the text names last days for forms, from which the number of days was counted.
    `decided_in` is {sentence of `decisions`: the words of the text that it is about}, where it is known. `unclear` has
    the codes of terms that the text speaks of without saying one length: they are not found, but not missing either.
    `perhaps` is {code of a contact that was not read: words that look like one}.
    `disputed` has the lengths that the text states for one term where it contradicts itself, by the code of the term.
    """

    subject: str = ""
    sections: list[ReadSection] = field(default_factory=list)
    rounds: list[ReadRound] = field(default_factory=list)
    registration_days: int | None = None
    registration_working: bool | None = None
    registration_rolls: bool | None = None
    registration_from_day: bool = field(default=False, compare=False)
    disputed: dict[str, list[str]] = field(default_factory=dict, compare=False)
    perhaps: dict[str, str] = field(default_factory=dict, compare=False)
    decided_in: dict[str, str] = field(default_factory=dict, compare=False)
    unclear: list[str] = field(default_factory=list, compare=False)
    notice_days: int | None = None
    notice_working: bool | None = None
    notice_rolls: bool | None = None
    reply_days: int | None = None
    reply_working: bool | None = None
    reply_rolls: bool | None = None
    conclusion_days: int | None = None
    conclusion_working: bool | None = None
    conclusion_rolls: bool | None = None
    results_days: int | None = None
    results_working: bool | None = None
    results_rolls: bool | None = None
    hotline: str = ""
    email: str = ""
    contact_address: str = ""
    contact_person: str = ""
    signature_lines: list[str] = field(default_factory=list)
    signer_name: str = ""
    missing: list[Missing] = field(default_factory=list)
    unplaced: list[Unplaced] = field(default_factory=list)

    @property
    def not_found(self) -> list[Missing]:
        """What the text does not speak of; a term that it leaves unclear is told in `decisions`."""
        return [one for one in self.missing if one.code not in self.unclear]

    @property
    def unrecognised(self) -> list[str]:
        """Return short phrases for the clerk: what the text does not say, then what could not be placed."""
        return [one.name for one in self.missing] + [one.phrase for one in self.unplaced]
