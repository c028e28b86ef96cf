"""How many people from every hamlet (thôn, tổ) a plan invites, and how many it invites at all."""

import re
from dataclasses import dataclass

from plans.reading.numerals import IN_WORDS, value_of

HAMLETS = (
    r"thôn|xóm|tổ dân phố|tổ(?! (?:chức|hợp tác|công tác))|khu phố|khu dân cư|khu|ấp|bản|buôn|làng|phum|sóc|khóm|tdp"
    r"|cụm dân cư"
)
BODIES = r"chi bộ|chi hội|chi đoàn|đơn vị|hợp tác xã|doanh nghiệp"
UNIT = rf"(?:{HAMLETS}|{BODIES})"
NOUNS = (
    r"(?:người|đại biểu|đại diện|hộ|công dân|cử tri|đồng chí|ông|đoàn viên|hội viên|thanh niên|thành viên|đơn vị"
    r"|khách)"
)
# A footnote sign may be glued to the figure; the number may follow in words: "05¹ người", "10 (mười) người".
NUMBER = rf"(?:(?<!\d)\d{{1,3}}(?!\d)[¹²³⁴-⁹]*|(?<!\w){IN_WORDS}(?!\w))"
PEOPLE = rf"(?P<count>{NUMBER})\s*(?:\([^)]{{1,20}}\)\s*)?{NOUNS}\b"
RANGE = rf"(?:{NUMBER}\s*(?:-|–|đến)\s*)?"
# "Mỗi thôn 02 người", "mỗi tổ dân phố cử từ 5 - 10 đại biểu", "02 người/thôn", "15 đại biểu mỗi thôn".
EACH = [
    re.compile(rf"mỗi (?P<unit>{UNIT})\b(?P<more>[^.;\d]{{0,30}}?){RANGE}{PEOPLE}", re.I),
    re.compile(
        rf"{PEOPLE}[^.;\d]{{0,20}}?(?:/\s*(?:mỗi |01 )?|mỗi )(?P<unit>{UNIT})\b(?P<more>[^.;\d]{{0,30}})",
        re.I,
    ),
]
# "mỗi cơ quan", "mỗi tổ chức" send people as well, as bodies that a line names before.
EACH_BODY = re.compile(
    rf"mỗi (?:{BODIES}|cơ quan|tổ chức|ngành|phòng|ban|đoàn thể|hội|trường|trạm)\b[^.;\d]{{0,30}}?{RANGE}{PEOPLE}",
    re.I,
)
IS_HAMLET = re.compile(rf"(?:{HAMLETS})\b", re.I)
# Those that are counted by household, meeting or round are no quota of a hamlet.
EACH_OTHER = re.compile(rf"mỗi (?:hộ|gia đình)\b[^.;\d]{{0,30}}?{RANGE}{PEOPLE}", re.I)
# "Thôn Đông: 10 người", "ấp 3 (12 đại biểu)"; as a row of a table "1 | Thôn Đông | 10".
ONE = re.compile(rf"\b(?P<unit>{UNIT}\s+[\w/ ]{{1,30}}?)\s*(?:[:(–-]|cử|mời)?\s*(?P<people>{PEOPLE})", re.I)
ONE_IN_ROW = re.compile(rf"(?P<unit>{UNIT}\s+[^|]{{1,40}}?) \| (?P<count>\d{{1,3}})\b", re.I)
# "tổng số 120 đại biểu mỗi đợt", "không quá 100 người".
TOTAL = re.compile(
    rf"(?:(?:tổng số|tổng cộng|dự kiến|khoảng|không quá|không dưới|tối đa|tối thiểu|ít nhất)\s+)*{PEOPLE}"
    rf"(?:\s+mỗi (?:đợt|cuộc|buổi|hội nghị))?",
    re.I,
)


@dataclass(frozen=True)
class HamletQuota:
    """How many people (None for several numbers) each hamlet of some kinds sends, and the words before that."""

    before: str
    units: tuple[str, ...]
    people: int | None


def quota_of_hamlets(text: str) -> HamletQuota | None:
    """Return what a line says of every hamlet; None where it says nothing."""
    matches = [
        match for pattern in EACH for match in pattern.finditer(text) if IS_HAMLET.match(match["unit"])
    ]
    found = {_count(match) for match in matches} - {None}
    if not found:
        return None
    units = [
        unit
        for match in matches
        for unit in [match["unit"], *re.findall(rf"(?:,|/|và|hoặc)\s*({HAMLETS})\b", match["more"], re.I)]
    ]
    before = text[: min(match.start() for match in matches)].strip(" :,;(–-")
    people = found.pop() if len(found) == 1 else None
    return HamletQuota(before, tuple(dict.fromkeys(map(str.lower, units))), people)


def quota_of_bodies(text: str) -> tuple[str, int] | None:
    """Return the words before a quota of bodies ("MTTQ, HĐND: mỗi đơn vị 01 người") and its number; None without."""
    match = EACH_BODY.search(text)
    people = match and _count(match)
    before = text[: match.start()].strip(" :,;(–-") if match else ""
    return (before, people) if before and people else None


def quota(text: str) -> int | None:
    """Return how many people of every unit a line invites; None where it does not say, or says several numbers."""
    found = {_count(match) for pattern in EACH for match in pattern.finditer(text)} - {None}
    return found.pop() if len(found) == 1 else None


def quota_phrases(text: str) -> list[str]:
    """Return the phrases, as written, in which a line says how many people it invites."""
    phrases: dict[tuple[int, int], str] = {}
    for pattern in (*EACH, EACH_BODY, EACH_OTHER, ONE, TOTAL):
        for match in pattern.finditer(text):
            taken = any(start < match.end() and match.start() < end for start, end in phrases)
            if not taken and _count(match):
                phrases[match.span()] = match[0] + ")" * (match[0].count("(") > match[0].count(")"))
    if phrases:
        return [phrases[span] for span in sorted(phrases)]
    return [f"{match['unit']}: {match['count']} người" for match in ONE_IN_ROW.finditer(text)]


def _count(match: re.Match[str]) -> int | None:
    return value_of(match["count"].rstrip("¹²³⁰⁴⁵⁶⁷⁸⁹"))
