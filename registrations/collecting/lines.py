"""A list of collectors as text, one a line: "tên | người phụ trách | điện thoại | thư | số ý kiến". No database."""

import re
from dataclasses import dataclass, replace

from dialogue_portal.formats.links import looks_like_link
from dialogue_portal.formats.phones import is_phone, plain_phone, say_phone
from dialogue_portal.formats.vietnamese import search_toned
from plans.roundpapers.invitees import NotALine, email_in, is_hamlet
from registrations.collecting.kinds import MOST_OWED, CollectorKind

MOST_LINES = 200
LONGEST = {"name": 150, "head": 120}
CALLED = {"name": "Tên đầu mối", "head": "Tên người phụ trách"}
_FRONT = re.compile(r"\b(?:mặt trận|u?b?mttq)", re.I)
_UNION = re.compile(
    r"\b(?:hội(?!\s+(?:đồng|nghị|trường))|chi hội|liên hiệp|công đoàn|đoàn thanh niên|đoàn tncs|chi đoàn"
    r"|đoàn xã|đoàn phường)\b",
    re.I,
)
_LIKE_A_NUMBER = re.compile(r"[+\d][\d\s.()-]*")
# "02", but not "091", which is the beginning of a telephone number.
_COUNT = re.compile(r"(0?\d|[1-9]\d{1,3})(?:\s*ý kiến)?", re.I)
_COLUMN_NAMES = re.compile(r"(?:stt|tt|tên(?: đầu mối)?|đầu mối|thôn|thôn, tổ|đơn vị)", re.I)


@dataclass(frozen=True)
class Listed:
    """A collector as a line names it; "" and None for what the line does not say."""

    name: str
    kind: CollectorKind
    head: str = ""
    phone: str = ""
    email: str = ""
    owes: int | None = None

    @property
    def line(self) -> str:
        """The line that is read back as the same."""
        cells = (self.name, self.head, say_phone(self.phone), self.email, str(self.owes or ""))
        return " | ".join(cells).rstrip(" |")


@dataclass(frozen=True)
class ReadCollectors:
    """The collectors of a text, and what is wrong in which line."""

    listed: list[Listed]
    errors: list[str]


def read_collectors(text: str) -> ReadCollectors:
    """Reads every line that is not empty as one collector; errors name their line by its number in the text."""
    listed: list[Listed] = []
    errors: list[str] = []
    seen: dict[str, int] = {}
    for number, line in enumerate(text.splitlines(), 1):
        cells = _cells_of(line)
        if not any(cells) or _COLUMN_NAMES.fullmatch(cells[0]):
            continue
        try:
            one = _read(cells)
        except NotALine as error:
            errors.append(f"Dòng {number}: {error}")
            continue
        name = search_toned(one.name)
        if name in seen:
            errors.append(f"Dòng {number}: «{one.name}» trùng tên với dòng {seen[name]}. Xin bỏ một dòng.")
        seen.setdefault(name, number)
        listed.append(one)
    if len(listed) > MOST_LINES:
        errors.insert(0, f"Danh sách có {len(listed)} dòng, nhiều hơn {MOST_LINES}. Xin chia làm nhiều lần.")
    return ReadCollectors(listed, errors)


def kind_of(name: str) -> CollectorKind:
    """The kind of a collector by its name."""
    if is_hamlet(name):
        return CollectorKind.HAMLET
    if _FRONT.search(name):
        return CollectorKind.FRONT
    return CollectorKind.UNION if _UNION.search(name) else CollectorKind.OTHER


def _cells_of(line: str) -> list[str]:
    separator = next((sign for sign in ("|", "\t", ";") if sign in line), "|")
    cells = [" ".join(cell.split()) for cell in line.split(separator)]
    # A spreadsheet's first column often counts the rows.
    return cells[1:] if len(cells) > 1 and cells[0].rstrip(".").isdigit() else cells


def _read(cells: list[str]) -> Listed:
    """One line; raises NotALine with what is wrong in it."""
    if not cells[0]:
        raise NotALine("chưa có tên đầu mối ở cột đầu.")
    one = Listed(cells[0], kind_of(cells[0]))
    for cell in filter(None, cells[1:]):
        if "@" in cell:
            one = replace(one, email=email_in(cell))
        elif found := _COUNT.fullmatch(cell):
            one = replace(one, owes=_count(int(found[1])))
        elif _LIKE_A_NUMBER.fullmatch(cell):
            one = replace(one, phone=_phone(cell))
        elif not one.head:
            one = replace(one, head=cell)
        else:
            raise NotALine(
                f"không hiểu «{cell}». Xin ghi: tên | người phụ trách | điện thoại | thư | số ý kiến."
            )
    return _checked(one)


def _checked(one: Listed) -> Listed:
    for field, longest in LONGEST.items():
        if len(getattr(one, field)) > longest:
            raise NotALine(f"{CALLED[field].lower()} dài quá {longest} ký tự. Xin viết gọn lại.")
    if looks_like_link(one.head):
        raise NotALine("tên người phụ trách không ghi địa chỉ trang mạng.")
    return one


def _phone(cell: str) -> str:
    phone = plain_phone(cell)
    if not is_phone(phone):
        raise NotALine(f"«{cell}» không phải số điện thoại: cần 10 chữ số bắt đầu bằng 0.")
    return phone


def _count(number: int) -> int:
    if number > MOST_OWED:
        raise NotALine(f"số ý kiến phải nộp nhiều nhất là {MOST_OWED}.")
    return number
