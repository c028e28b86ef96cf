"""Names of places and people: how they are written, and which commune a text names most often."""

import re
from collections import Counter
from collections.abc import Iterable

# Every capital letter that Vietnamese and the highland languages use in names.
_LETTERS = [chr(code) for code in (*range(0x41, 0x250), *range(0x1EA0, 0x1EFA))]
_CAPITALS = "".join(char for char in _LETTERS if char.isupper())
WORD = rf"[{_CAPITALS}][\w'’]*"
# "An Thử", "Ea H'Thử", "Phường 12" (a number alone is a ward's name), "Bà Rịa - Vũng Tàu".
NAME = rf"(?:{WORD}(?: {WORD}| \d{{1,2}}\b){{0,3}}|\d{{1,2}}\b)"
PROVINCE_NAME = rf"{WORD}(?: {WORD}){{0,3}}(?: - {WORD}(?: {WORD}){{0,2}})?"
KIND = r"(?:xã|phường|thị trấn|đặc khu)"

COUNCIL = r"(?:UBND|HĐND|MTTQ|[ỦU][YỶ] ban nhân dân|[Uu]ỷ ban nhân dân|[ỦU]BND)"
COMMUNE = re.compile(rf"{COUNCIL} (?P<kind>{KIND})\b(?: (?P<name>{NAME}))?")
ANY_COMMUNE = re.compile(rf"\b(?P<kind>{KIND}) (?P<name>{NAME})")
PROVINCE = re.compile(rf"\b(?P<kind>[Tt]ỉnh|[Tt]hành phố|TP\.?) (?P<name>{PROVINCE_NAME})")
# "…, xã A, tỉnh B": a full address names the province beyond doubt.
ADDRESS = re.compile(rf"\b{KIND} {NAME}, (?P<kind>[Tt]ỉnh|[Tt]hành phố|TP\.?) (?P<name>{PROVINCE_NAME})")
PERSON = re.compile(rf"(?:(?:Ths|ThS|TS)\. ?)?{WORD}(?: {WORD}){{1,5}}")


def proper(name: str) -> str:
    """Return a name in capitals as it is usually written: "AN THỬ" gives "An Thử"."""
    if any(char.islower() for char in name):
        return name
    return re.sub(r"[^\W\d_]+", lambda word: word[0][0] + word[0][1:].lower(), name)


def commune_in(text: str) -> tuple[str, str]:
    """Return the kind and the name of the commune that a text names most often; each "" where it names none."""
    councils = list(COMMUNE.finditer(text))
    kind = _most(match["kind"] for match in councils)
    name = _most(match["name"] for match in councils if match["name"] and match["kind"] == kind)
    if not name:
        name = _most(match["name"] for match in ANY_COMMUNE.finditer(text) if kind in ("", match["kind"]))
        kind = kind or _most(match["kind"] for match in ANY_COMMUNE.finditer(text) if match["name"] == name)
    return kind, name


def province_in(text: str) -> str:
    """Return "tỉnh …" or "thành phố …" as the text names it, preferably in a full address; "" where it names none."""
    for pattern in (ADDRESS, PROVINCE):
        if found := _most(province(match["kind"], match["name"]) for match in pattern.finditer(text)):
            return found
    return ""


def province(kind: str, name: str) -> str:
    """Return a province's name with its kind written out."""
    return f"{'tỉnh' if kind.casefold() == 'tỉnh' else 'thành phố'} {proper(name)}"


def _most(values: Iterable[str]) -> str:
    """Return the most frequent value; of several, the first."""
    counted = Counter(values)
    return max(counted, key=lambda value: counted[value]) if counted else ""
