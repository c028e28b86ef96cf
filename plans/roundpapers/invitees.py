"""The list of invited people as text, one a line: "họ tên; chức vụ; cơ quan hoặc thôn; số người; thư". No database."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.validators import validate_email

MOST_LINES, MOST_PEOPLE = 200, 999
LONGEST = {"name": 120, "office": 150, "organisation": 250, "hamlet": 100, "email": 254}
CALLED = {
    "name": "Họ và tên",
    "office": "Chức vụ",
    "organisation": "Tên cơ quan",
    "hamlet": "Tên thôn, tổ",
    "email": "Địa chỉ thư",
}
KINDS = "thôn|xóm|ấp|bản|buôn|làng|phum|sóc|khu phố|khu dân cư|khối phố|khóm|tổ dân phố|tdp"
HAMLET = re.compile(rf"(các )?({KINDS}|(tổ|khu) (số )?\d+)\b", re.IGNORECASE)
# "Ấp trưởng", "Thôn đội trưởng": an office, not a hamlet. A hamlet's own name begins with a capital.
OFFICE = re.compile(
    rf"(?i:{KINDS})\s+(?:đội\s+)?(?:trưởng|phó)\b|(?i:(?:{KINDS})\s+(?:đội\s+)?(?:trưởng|phó))$"
)
# "Sóc Thị Kha", "Bản Văn Hồ": both words are family names too.
FAMILY_NAME = re.compile(r"(?:sóc|bản)\s+\S", re.IGNORECASE)
MIDDLE_NAME = re.compile(r"(?:sóc|bản)\s+(?:thị|văn)\s+\S", re.IGNORECASE)
# A number in words, or one that is not exact: "hai", "02 người/thôn", "2-3".
FIGURE = "một|hai|ba|bốn|tư|năm|sáu|bảy|bẩy|tám|chín|mười|mươi|vài|mấy"
NO_NUMBER = re.compile(
    rf"(?:(?:(?:{FIGURE})\b\s*)+|\(?\d[\d\s.,/–-]*\)?\s*)(?:người|đại biểu|đb)?(?:\s*/.*)?",
    re.IGNORECASE,
)
PEOPLE = re.compile(r"(?P<number>\d{1,4})(?:[.,]0+)?\s*(?:người|đại biểu|đb)?", re.IGNORECASE)
# A row that only names the columns, as spreadsheets begin.
COLUMN_NAMES = re.compile(r"(stt|số tt|tt|họ( và)? tên|ông/bà|người được mời|tên)", re.IGNORECASE)
# "4. Bà …", "a) Ông …", "4 - Bà …", "4 Ông …", "- Hội …": the number or the dash of a list.
LIST_NUMBER = re.compile(
    r"^(?:\(?(?:\d{1,3}|(?-i:[a-zđ]))[.)/](?!\d)\s*|\d{1,3}\s+[-–]\s+|\d{1,3}\s+(?=(?:ông|bà|đồng chí|đ/c)\b)"
    r"|[-–+*•]\s*)+",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Invited:
    """The addressee of one letter."""

    name: str = ""
    office: str = ""
    organisation: str = ""
    hamlet: str = ""
    people: int = 1
    email: str = ""

    @property
    def line(self) -> str:
        """The line that read_line reads back as the same."""
        number = "" if self.people == 1 else str(self.people)
        if not self.name and self.hamlet and not (self.organisation or self.office):
            return "; ".join(filter(None, [self.hamlet, number, self.email]))
        cells = (self.name, self.office, self.organisation, self.hamlet, number, self.email)
        return "; ".join(cells).rstrip("; ")

    @property
    def addressed(self) -> str:
        """How the letter addresses them."""
        return addressed(self)


class Addressee(Protocol):
    """What is known of an addressee, read from a line or stored."""

    @property
    def name(self) -> str: ...
    @property
    def office(self) -> str: ...
    @property
    def organisation(self) -> str: ...
    @property
    def hamlet(self) -> str: ...
    @property
    def people(self) -> int: ...


def addressed(one: Addressee) -> str:
    """How a letter addresses somebody: "Ông Nguyễn Văn A, Trưởng thôn, Thôn Đông".

    A hamlet or a body sends people: "Thôn Đông (02 đại biểu)".
    """
    who = ", ".join(filter(None, [one.name, one.office, one.organisation, one.hamlet]))
    if one.name:
        return who if one.people == 1 else f"{who} (cùng đi: {one.people - 1:02} người)"
    return who if one.people == 1 and not one.hamlet else f"{who} ({one.people:02} đại biểu)"


@dataclass(frozen=True)
class ReadList:
    """The people whom the lines invite, and what is wrong in which line."""

    invited: list[Invited]
    errors: list[str]


class NotALine(ValueError):
    """The line cannot be read; the message is a Vietnamese sentence for the person who typed it."""


def read_lines(text: str) -> ReadList:
    """Reads every line that is not empty as one addressee; errors name their line by its number in the text."""
    invited, errors = [], []
    seen: dict[tuple, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip(" ;\t") or is_column_names(line):
            continue
        try:
            one = read_line(line)
        except NotALine as error:
            errors.append(f"Dòng {number}: {error}")
            continue
        who = (one.name, one.office, one.organisation, one.hamlet)
        if who in seen:
            errors.append(f"Dòng {number}: trùng với dòng {seen[who]}. Xin bỏ một dòng.")
        seen.setdefault(who, number)
        invited.append(one)
    if len(invited) > MOST_LINES:
        errors.insert(
            0, f"Danh sách có {len(invited)} dòng, nhiều hơn {MOST_LINES}. Xin chia thành nhiều giấy mời."
        )
    return ReadList(invited, errors)


def is_column_names(line: str) -> bool:
    """Whether the line only names the columns, as the first row of a spreadsheet does."""
    return bool(COLUMN_NAMES.fullmatch(cells_of(line)[0]))


def cells_of(line: str) -> list[str]:
    """The columns of a line, separated by tabs (from a spreadsheet) or semicolons."""
    return [" ".join(cell.split()) for cell in line.split("\t" if "\t" in line else ";")]


def read_line(line: str) -> Invited:
    """Reads one line; raises NotALine.

    A number is that of the people, a hamlet is recognised by its first word, an address by its "@"; other columns are
    name, office and body in this order.
    """
    cells = cells_of(line)
    # A spreadsheet's first column often counts the rows.
    if len(cells) > 1 and cells[0].rstrip(".").isdigit():
        cells = cells[1:]
    cells[0] = LIST_NUMBER.sub("", cells[0])
    found: dict[str, str] = {}
    people = 1
    if is_hamlet(cells[0]) and not is_person(cells):
        found["hamlet"], cells = cells[0], ["", *cells[1:]]
    places = ["name", "office", "organisation"]
    for place, cell in enumerate(cells):
        if "@" in cell and "email" not in found:
            found["email"] = email_in(cell)
        elif place and (number := PEOPLE.fullmatch(cell)):
            people = int(number["number"])
        elif place and NO_NUMBER.fullmatch(cell):
            raise NotALine(f"«{cell}» không đọc được là số người. Xin ghi bằng chữ số, ví dụ 2.")
        elif place and is_hamlet(cell) and "hamlet" not in found:
            found["hamlet"] = cell
        elif places:
            found[places.pop(0)] = cell
        elif cell:
            raise NotALine("nhiều cột quá. Xin ghi: họ tên; chức vụ; cơ quan hoặc thôn; số người; thư.")
    return checked(Invited(**found, people=people))


def email_in(cell: str) -> str:
    """The e-mail address of a column; raises NotALine where it is none."""
    address = cell.removeprefix("mailto:").strip(" <>")
    try:
        validate_email(address)
    except ValidationError as error:
        raise NotALine(
            f"«{cell}» không phải địa chỉ thư điện tử. Xin ghi như vanphong@vidu.gov.vn."
        ) from error
    return address


def is_hamlet(cell: str) -> bool:
    """Whether a column names a hamlet, by its first word."""
    return bool(HAMLET.match(cell)) and not OFFICE.match(cell)


def is_person(cells: list[str]) -> bool:
    """Whether the first column is somebody called Sóc or Bản: an office, a body or a hamlet follows."""
    if not FAMILY_NAME.match(cells[0]):
        return False
    others = [
        cell for cell in cells[1:] if cell and not PEOPLE.fullmatch(cell) and not NO_NUMBER.fullmatch(cell)
    ]
    return bool(others) or bool(MIDDLE_NAME.match(cells[0]))


def checked(one: Invited) -> Invited:
    """Returns the addressee as it is; raises NotALine where nobody is named, or something is too long or too many."""
    if not (one.name or one.organisation or one.hamlet):
        raise NotALine("chưa có tên người, cơ quan hoặc thôn được mời.")
    for field, longest in LONGEST.items():
        if (long := len(getattr(one, field))) > longest:
            raise NotALine(
                f"{CALLED[field].lower()} dài {long} ký tự, nhiều hơn {longest}. Xin viết gọn lại."
            )
    if not 1 <= one.people <= MOST_PEOPLE:
        raise NotALine(f"số người phải từ 1 đến {MOST_PEOPLE}.")
    return one


def written(invited: Iterable[Invited]) -> str:
    """The list as lines, to edit it as text."""
    return "\n".join(one.line for one in invited)
