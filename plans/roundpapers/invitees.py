"""The list of people invited, one a line: "họ tên; chức vụ; cơ quan hoặc thôn; số người". Pure, no database."""

import re
from collections.abc import Iterable
from dataclasses import astuple, dataclass

MOST_LINES, MOST_PEOPLE = 200, 999
LONGEST = {"name": 120, "office": 150, "organisation": 250, "hamlet": 100}
CALLED = {"name": "Họ và tên", "office": "Chức vụ", "organisation": "Tên cơ quan", "hamlet": "Tên thôn, tổ"}
HAMLET = re.compile(
    r"(các )?(thôn|xóm|ấp|bản|buôn|làng|phum|sóc|khu phố|khu dân cư|khối phố|khóm|tổ dân phố|tdp"
    r"|(tổ|khu) (số )?\d+)\b",
    re.IGNORECASE,
)
PEOPLE = re.compile(r"(?P<number>\d{1,4})(?:[.,]0+)?\s*(?:người|đại biểu|đb)?", re.IGNORECASE)
# A row that only names the columns, as spreadsheets begin.
COLUMN_NAMES = re.compile(r"(stt|số tt|tt|họ( và)? tên|ông/bà|người được mời|tên)", re.IGNORECASE)


@dataclass(frozen=True)
class Invited:
    """One letter's addressee."""

    name: str = ""
    office: str = ""
    organisation: str = ""
    hamlet: str = ""
    people: int = 1

    @property
    def line(self) -> str:
        """The line that is read as this again."""
        number = "" if self.people == 1 else str(self.people)
        if not self.name and self.hamlet and not (self.organisation or self.office):
            return "; ".join(filter(None, [self.hamlet, number]))
        return "; ".join([self.name, self.office, self.organisation, self.hamlet, number]).rstrip("; ")

    @property
    def addressed(self) -> str:
        return addressed(self)


def addressed(one) -> str:
    """ "Ông Nguyễn Văn A, Trưởng thôn, Thôn Đông"; a hamlet or body sends people: "Thôn Đông cử 02 đại biểu"."""
    who = ", ".join(filter(None, [one.name, one.office, one.organisation, one.hamlet]))
    if one.name:
        return who if one.people == 1 else f"{who} (cùng đi: {one.people - 1:02} người)"
    return who if one.people == 1 and not one.hamlet else f"{who} cử {one.people:02} đại biểu"


@dataclass(frozen=True)
class ReadList:
    """Whom the lines invite, and what is wrong with which line."""

    invited: list[Invited]
    errors: list[str]


class NotALine(ValueError):
    """The line cannot be read; the sentence is for who typed it."""


def read_lines(text: str) -> ReadList:
    """Every line that is not empty is one addressee; errors name their line by its number in the text."""
    invited, errors, seen = [], [], {}
    for number, line in enumerate(text.splitlines(), 1):
        if not line.strip(" ;\t") or is_column_names(line):
            continue
        try:
            one = read_line(line)
        except NotALine as error:
            errors.append(f"Dòng {number}: {error}")
            continue
        who = astuple(one)[:-1]
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
    return bool(COLUMN_NAMES.fullmatch(cells_of(line)[0]))


def cells_of(line: str) -> list[str]:
    """The columns of a line, parted by tabs (from a spreadsheet) or semicolons."""
    return [" ".join(cell.split()) for cell in line.split("\t" if "\t" in line else ";")]


def read_line(line: str) -> Invited:
    """A number says how many people; a hamlet is known by its first word; the rest is name, office, body in turn."""
    cells = cells_of(line)
    # A spreadsheet's first column often counts the rows.
    if len(cells) > 1 and cells[0].rstrip(".").isdigit():
        cells = cells[1:]
    found = {"people": 1}
    if HAMLET.match(cells[0]):
        found["hamlet"], cells = cells[0], ["", *cells[1:]]
    places = ["name", "office", "organisation"]
    for place, cell in enumerate(cells):
        if place and (number := PEOPLE.fullmatch(cell)):
            found["people"] = int(number["number"])
        elif place and HAMLET.match(cell) and "hamlet" not in found:
            found["hamlet"] = cell
        elif places:
            found[places.pop(0)] = cell
        elif cell:
            raise NotALine("nhiều cột quá. Xin ghi: họ tên; chức vụ; cơ quan hoặc thôn; số người.")
    return checked(Invited(**found))


def checked(one: Invited) -> Invited:
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
    """The list as lines, to be edited as text."""
    return "\n".join(one.line for one in invited)
