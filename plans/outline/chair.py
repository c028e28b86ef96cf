"""Who chairs the conference by the words of the plan, and who of council and Front is only invited."""

import re
from collections.abc import Iterable

from plans.outline.partners import Partners
from plans.reading.spelling import same_tones

LONGEST = 250
CHAIRS = re.compile(r"chủ trì|chủ tọa", re.I)
_OFFICE = r"(?:chủ tịch|lãnh đạo|ủy ban nhân dân|UBND)"
# Work that a unit is in charge of is another matter.
_OTHER_WORK = r"(?!\s*(?:,|và)?\s*(?:phối hợp|thực hiện|tham mưu|soạn|xây dựng|chuẩn bị|theo dõi|triển khai))"
_LABELLED = re.compile(
    r"(?<!đồng )(?:chủ trì|chủ tọa)(?:\s+(?:cuộc|buổi|hội nghị|đối thoại))*\s*(?::|–|-|là)\s*"
    rf"(?P<who>[^;.]*?{_OFFICE}[^;.]*?)(?=\s*(?:,[^,;.]*đồng chủ trì|[;.]|$))",
    re.I,
)
_BEFORE = re.compile(
    rf"(?P<who>[^;.:]*?{_OFFICE}[^;.:]*?)(?:\s*,)?(?:\s+(?:làm|là))?\s+(?<!đồng )(?:chủ trì|chủ tọa)\b{_OTHER_WORK}",
    re.I,
)
_REPRESENTS = r"(?:(?:đại diện|đ/d|lãnh đạo)\s+)?(?:(?:ban\s+)?(?:thường trực\s+|TT\.?\s+))?"
_AT = r"(?:\s(?:xã|phường|đặc khu)(?!\w))?"
_COUNCIL = re.compile(
    rf"(?<!văn phòng )(?<!đại biểu )({_REPRESENTS}(?<!\w)(?:HĐND|Hội đồng nhân dân)(?!\w){_AT})", re.I
)
_FRONT = re.compile(
    rf"({_REPRESENTS}(?<!\w)(?:(?:ủy ban|UB)\s+)?(?:U\.?B\.?MTTQ|MTTQ|Mặt trận Tổ quốc)(?: Việt Nam| VN)?(?!\w){_AT})",
    re.I,
)
_PARTY = re.compile(rf"({_REPRESENTS}(?:thường vụ\s+|BTV\s+)?(?:Đảng ủy|Đảng bộ|cấp ủy)(?!\w){_AT})", re.I)


def chair_in(lines: Iterable[str]) -> str:
    """Who chairs, in the words of the lines about those who take part in a round; "" where they do not say."""
    for text in lines:
        for pattern in (_LABELLED, _BEFORE):
            if found := pattern.search(same_tones(text)):
                who = text[found.start("who") : found.end("who")].strip(" -–,")
                return f"{who[:1].upper()}{who[1:LONGEST]}"
    return ""


def same_partner(one: str, other: str) -> bool:
    """Whether two names stand for one of council, Front and Party committee: "MTTQ" and "Ủy ban MTTQ xã"."""
    return any(
        pattern.fullmatch(same_tones(one)) and pattern.fullmatch(same_tones(other))
        for pattern in (_COUNCIL, _FRONT, _PARTY)
    )


def guests_in(lines: Iterable[str], partners: Partners) -> str:
    """The Party committee, and council and Front where they are only invited and not among the `partners`."""
    texts = [clause for text in lines for clause in text.split(";") if not CHAIRS.search(same_tones(clause))]
    wanted = [_COUNCIL] * (not partners.co_chair) + [_FRONT] * (not partners.partner)
    named = [partners.party, *(_first(texts, pattern) for pattern in wanted)]
    guests = ", ".join(filter(None, named))
    return f"{guests[:1].upper()}{guests[1:LONGEST]}"


def _first(texts: list[str], pattern: re.Pattern[str]) -> str:
    found = ((text, pattern.search(same_tones(text))) for text in texts)
    return next((text[at.start(1) : at.end(1)].strip() for text, at in found if at), "")
