"""What a reading yields: an ordered outline of sections and items, and the facts to compute with."""

from dataclasses import dataclass, field
from datetime import date, time
from enum import StrEnum


class NotAPlan(ValueError):
    """The text cannot be read as a plan; the message is a Vietnamese sentence for the user."""


class SectionKind(StrEnum):
    """What a section of a plan is about."""

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

    def __new__(cls, value, label):
        kind = str.__new__(cls, value)
        kind._value_ = value
        kind.label = label
        return kind


@dataclass
class ReadItem:
    """One line of a section: marker ("-", "a)", "1.1"; "" for a plain paragraph), text, people per hamlet."""

    marker: str
    text: str
    quota: int | None = None


@dataclass
class ReadSection:
    """One section: level 0 is unnumbered, 1 is "I.", 2 is "1.", 3 is "a)" or "1.1" used as a heading."""

    kind: SectionKind
    level: int
    label: str = ""
    heading: str = ""
    run_in: str = ""
    items: list[ReadItem] = field(default_factory=list)

    def texts(self) -> list[str]:
        """Return everything said under the heading, one paragraph each."""
        return ([self.run_in] if self.run_in else []) + [item.text for item in self.items]


@dataclass
class ReadRound:
    """One round (đợt) of the dialogue; often only the month is known at first."""

    month: int | None = None
    year: int | None = None
    held_on: date | None = None
    starts_at: time | None = None
    ends_at: time | None = None
    place: str = ""


@dataclass
class Letterhead:
    """What the head of the plan says; empty where it is silent."""

    authority_kind: str = ""
    place: str = ""
    province: str = ""
    number: str = ""
    symbol: str = ""
    issued_on: date | None = None
    year: int | None = None


@dataclass
class ReadPlan(Letterhead):
    """A plan as read; what was not found is empty or None and is named in `unrecognised`."""

    subject: str = ""
    sections: list[ReadSection] = field(default_factory=list)
    rounds: list[ReadRound] = field(default_factory=list)
    registration_days: int | None = None
    registration_working: bool | None = None
    registration_rolls: bool | None = None
    reply_days: int | None = None
    reply_working: bool | None = None
    reply_rolls: bool | None = None
    conclusion_days: int | None = None
    conclusion_working: bool | None = None
    conclusion_rolls: bool | None = None
    hotline: str = ""
    email: str = ""
    contact_address: str = ""
    signature_lines: list[str] = field(default_factory=list)
    signer_name: str = ""
    unrecognised: list[str] = field(default_factory=list)
