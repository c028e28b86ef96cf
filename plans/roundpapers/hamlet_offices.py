"""The heads of several hamlets in one line: "Bí thư Chi bộ, Trưởng ấp các ấp: Đông, Tây và Nam"."""

import re
from dataclasses import dataclass

from plans.reading.quotas import HAMLETS

_KINDS = rf"(?:{HAMLETS})\b(?:\s*(?:,|/|và)\s*(?:{HAMLETS})\b)*"
_OFFICE = (
    rf"(?:phó\s+)?(?:bí thư(?:\s+(?:chi bộ|chi ủy))?|trưởng ban công tác mặt trận|(?:{HAMLETS})\s+trưởng"
    rf"|trưởng(?:\s+(?:{HAMLETS})\b)?|tổ trưởng)"
)
_MANY = rf"(?:(?:tất cả|toàn bộ)\s+)?(?:các|(?P<number>\d{{1,3}}))\s+(?P<kinds>{_KINDS})"
_LINE = re.compile(
    rf"(?:(?:đại diện|các(?:\s+đồng chí)?|đồng chí)\s+)?(?P<offices>{_OFFICE}(?:\s*(?:,|và)\s*{_OFFICE})*)"
    rf"(?:\s*(?:,|ở|tại|của)?\s*{_MANY})?(?P<rest>(?:\s*[:(]|\s|$).*)",
    re.I,
)
_LISTED = re.compile(
    rf"(?<!\w)(?:các|\d{{1,3}})\s+(?P<kind>{HAMLETS})\b(?P<rest>\s*[:(]?\s*[^:();]+\)?)$", re.I
)
_OWN_KIND = re.compile(rf"(?P<kind>{HAMLETS})\s+(?P<name>(?:số\s+)?\S.*)", re.I)
_BETWEEN = re.compile(r"\s*,\s*(?:và\s+)?|\s+và\s+")
_IN_NAMES_OF_PEOPLE = ("văn", "thị")


@dataclass(frozen=True)
class HamletOffices:
    """Heads of hamlets of some kinds; `hamlets` are those that the line names, `number` how many it says they are."""

    offices: list[str]
    kinds: tuple[str, ...]
    hamlets: list[str]
    number: int | None

    def letters(self, hamlets: list[str]) -> list[str]:
        """Each head of each hamlet: "Trưởng ấp Đông"."""
        return [_head(office, hamlet) for hamlet in hamlets for office in self.offices]


def hamlet_offices(text: str) -> HamletOffices | None:
    """Return the heads that a line invites; None where it is about something else, or names a single hamlet."""
    found = _LINE.fullmatch(text)
    if not found:
        return None
    offices = [f"{one[0].upper()}{one[1:]}" for one in _BETWEEN.split(found["offices"])]
    rest = found["rest"].strip(" :().")
    if found["kinds"] is None and rest:
        return None
    kinds = tuple(re.findall(rf"(?:{HAMLETS})\b", found["kinds"] or found["offices"], re.I))
    kinds = tuple(dict.fromkeys(kind.lower() for kind in kinds))
    hamlets = _hamlets(rest, kinds) if rest else []
    if hamlets is None:
        return None
    return HamletOffices(offices, kinds, hamlets, int(found["number"]) if found["number"] else None)


def listed_hamlets(text: str) -> list[str]:
    """Return the hamlets that a text lists at its end ("các ấp: Đông, Tây"), with their kind; [] where it does not."""
    found = _LISTED.search(text)
    return _hamlets(found["rest"].strip(" :()."), (found["kind"].lower(),)) or [] if found else []


def _hamlets(names: str, kinds: tuple[str, ...]) -> list[str] | None:
    """The hamlets of a list of names, each with its kind; None where one may be no name of a hamlet."""
    hamlets = []
    for part in _BETWEEN.split(names):
        own = _OWN_KIND.fullmatch(part)
        kind, name = (own["kind"], own["name"]) if own else (kinds[0] if len(kinds) == 1 else "", part)
        if not kind or not _is_name(name):
            return None
        hamlets.append(f"{kind[0].upper()}{kind[1:].lower()} {name}")
    return hamlets


def _is_name(name: str) -> bool:
    words = re.sub(r"^số\s+", "", name, flags=re.I).split()
    return 1 <= len(words) <= 4 and all(
        (word[0].isupper() or word[0].isdigit()) and word.lower() not in _IN_NAMES_OF_PEOPLE for word in words
    )


def _head(office: str, hamlet: str) -> str:
    of = f"{hamlet[0].lower()}{hamlet[1:]}"
    kind = re.match(rf"(?:{HAMLETS})\b", of, re.I)
    named = kind and re.search(rf"trưởng\s+{re.escape(kind[0])}$", office, re.I)
    return f"{office}{of[kind.end() :]}" if kind and named else f"{office} {of}"
