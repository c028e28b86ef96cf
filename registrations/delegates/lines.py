"""Quotas as text, one a line: "thôn; nhóm; số đại biểu"; "Mỗi thôn; nhóm; số" is said of all hamlets at once."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from dialogue_portal.formats.vietnamese import toned
from plans.roundpapers.invitees import is_hamlet
from registrations.delegates.models import MOST_SEATS, Quota

MOST_LINES = 600
LONGEST_NAME, LONGEST_GROUP = 150, 80
EVERY = re.compile(r"mỗi\s+(?P<kind>\S.*)", re.IGNORECASE)
SEATS = re.compile(r"(?P<number>\d{1,4})\s*(?:người|đại biểu|đb)?", re.IGNORECASE)
ANY_FIGURE = re.compile(r"\d[\d\s.,/–-]*(?:người|đại biểu|đb)?", re.IGNORECASE)


@dataclass(frozen=True)
class QuotaLine:
    """How many people of a group a hamlet sends; None for `seats` where it is not said yet."""

    hamlet: str
    group: str = ""
    seats: int | None = None

    @property
    def written(self) -> str:
        """The line that `read` reads back as the same."""
        return "; ".join(
            filter(None, [self.hamlet, self.group, "" if self.seats is None else str(self.seats)])
        )

    @property
    def key(self) -> tuple[str, str]:
        """Two lines about the same quota have the same."""
        return toned(self.hamlet), toned(self.group)


def read(text: str, hamlets: Iterable[str]) -> tuple[list[QuotaLine], list[str]]:
    """The quotas that a text sets, and what is wrong in which of its lines; `hamlets` are those that are known already.

    A line with only a name adds a hamlet: what is said of every hamlet is said of it too. A hamlet's own line wins.
    """
    own: list[QuotaLine] = []
    every: list[tuple[str, QuotaLine]] = []
    errors: list[str] = []
    for number, written in enumerate(text.splitlines(), 1):
        if not written.strip(" ;|\t"):
            continue
        line = _read_line(written)
        if isinstance(line, str):
            errors.append(f"Dòng {number}: {line}")
        elif every_one := EVERY.fullmatch(line.hamlet):
            every.append((every_one["kind"], line))
        elif any(line.key == other.key for other in own):
            errors.append(f"Dòng {number}: «{line.hamlet}» ghi hai lần cùng một nhóm. Xin bỏ một dòng.")
        else:
            own.append(line)
    if len(own) > MOST_LINES:
        errors.append(f"Có {len(own)} dòng, nhiều hơn {MOST_LINES}.")
    return _spread(own, every, hamlets), errors


def _spread(
    own: list[QuotaLine], every: list[tuple[str, QuotaLine]], hamlets: Iterable[str]
) -> list[QuotaLine]:
    """The quotas of each hamlet, with those that are said of every one."""
    if not every:
        return own
    names = {toned(name): name for name in [*hamlets, *(line.hamlet for line in own)]}
    said = {line.key: line for line in own}
    for key, name in names.items():
        for kind, line in every:
            is_meant = key.startswith(f"{toned(kind)} ") or (toned(kind) == toned("thôn") and is_hamlet(name))
            if is_meant:
                said.setdefault((key, toned(line.group)), QuotaLine(name, line.group, line.seats))
    with_numbers = {key for (key, _), line in said.items() if line.seats is not None}
    bare = [
        one for one, line in said.items() if line.seats is None and not line.group and one[0] in with_numbers
    ]
    return [line for one, line in said.items() if one not in bare]


def _read_line(written: str) -> QuotaLine | str:
    """The quota of one line, or what is wrong with it."""
    cells = [" ".join(cell.split()) for cell in re.split(r"[;|\t]", written)]
    hamlet, *rest = [cell for cell in cells if cell]
    seats, groups = None, []
    for cell in rest:
        if number := SEATS.fullmatch(cell):
            seats = int(number["number"])
        elif ANY_FIGURE.fullmatch(cell):
            return f"«{cell}» không đọc được là số đại biểu. Xin ghi một số, ví dụ 2."
        else:
            groups.append(cell)
    if SEATS.fullmatch(hamlet):
        return "chưa có tên thôn, tổ. Xin ghi: tên thôn; nhóm; số đại biểu."
    if len(groups) > 1:
        return "nhiều cột quá. Xin ghi: tên thôn; nhóm; số đại biểu."
    if seats is not None and seats > MOST_SEATS:
        return f"số đại biểu nhiều nhất {MOST_SEATS}."
    group = groups[0] if groups else ""
    if len(hamlet) > LONGEST_NAME or len(group) > LONGEST_GROUP:
        return f"tên dài quá: thôn nhiều nhất {LONGEST_NAME}, nhóm nhiều nhất {LONGEST_GROUP} ký tự."
    return QuotaLine(hamlet, group, seats)


def written(quotas: Iterable[Quota]) -> str:
    """The quotas of a round as lines."""
    return "\n".join(QuotaLine(one.collector.name, one.group, one.seats).written for one in quotas)
