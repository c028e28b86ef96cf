"""How many people from every hamlet (thôn, tổ) a plan invites."""

import re

UNIT = (
    r"(?:thôn|xóm|tổ dân phố|tổ|khu phố|khu dân cư|khu|ấp|bản|buôn|làng|khóm|tdp|cụm dân cư|chi bộ|chi hội"
    r"|chi đoàn|đơn vị|hợp tác xã|doanh nghiệp)"
)
PEOPLE = (
    r"(?P<count>\d{1,3})\s*(?:\([^)]{1,20}\)\s*)?"
    r"(?:người|đại biểu|đại diện|hộ|công dân|cử tri|đồng chí|ông|đoàn viên|hội viên|thanh niên)"
)
# "Mỗi thôn 02 người", "mỗi tổ dân phố cử từ 5 - 10 đại biểu", "02 người/thôn", "15 đại biểu mỗi thôn".
EACH = [
    re.compile(rf"mỗi {UNIT}\b[^.;\d]{{0,30}}(?:\d{{1,3}}\s*(?:-|–|đến)\s*)?{PEOPLE}", re.I),
    re.compile(rf"{PEOPLE}[^.;\d]{{0,20}}(?:/\s*(?:mỗi |01 )?|mỗi ){UNIT}\b", re.I),
]
# "Thôn Đông: 10 người", "ấp 3 (12 đại biểu)"; as a row of a table "1 | Thôn Đông | 10".
ONE = re.compile(rf"\b(?P<unit>{UNIT}\s+[\w/ ]{{1,30}}?)\s*(?:[:(–-]|cử|mời)?\s*(?P<people>{PEOPLE})", re.I)
ONE_IN_ROW = re.compile(rf"(?P<unit>{UNIT}\s+[^|]{{1,40}}?) \| (?P<count>\d{{1,3}})\b", re.I)


def quota(text: str) -> int | None:
    """Return how many people from every hamlet a line invites; None where it does not say."""
    return next((int(match["count"]) for pattern in EACH if (match := pattern.search(text))), None)


def quota_phrases(text: str) -> list[str]:
    """Return the phrases in which a line says how many people from a hamlet it invites."""
    each = next((match[0] for pattern in EACH if (match := pattern.search(text))), "")
    if each:
        return [each]
    named = [f"{match['unit']}: {match['people']}" for match in ONE.finditer(text)]
    return named or [f"{match['unit']}: {match['count']} người" for match in ONE_IN_ROW.finditer(text)]
