"""The bodies of one line about participants, one for each letter; where the line leaves a doubt there is none."""

import re

from plans.outline.bodies import bodies_in
from plans.reading.quotas import HAMLETS
from plans.reading.spelling import same_tones
from plans.reading.units import names_unit

FIRM = r"(?:doanh nghiệp|hợp tác xã|HTX|hộ kinh doanh|tổ hợp tác|công ty|trang trại)\b"
FIRMS = re.compile(rf"(?:đại diện\s+|lãnh đạo\s+|một số\s+|mỗi\s+|các\s+|những\s+)*{FIRM}", re.I)
# "Hợp tác xã Nông nghiệp …": what is written with a capital after the word is its name.
_NAMED_FIRM = re.compile(rf"(?:(?:đại diện|lãnh đạo)\s+)?{FIRM}\s+(?P<name>\w)", re.I)
PUBLIC = (
    r"(?:toàn thể\s+|các\s+|những\s+|đại diện\s+|một số\s+)*(?:người dân|nhân dân|cá nhân|công dân|bà con|cử tri"
    r"|hộ(?! kinh)|người có)\b"
)
_OTHERS_BEHIND = re.compile(rf"(?:,|(?<!\w)và)\s+(?:{PUBLIC}|{FIRM})", re.I)
_HEADS = re.compile(rf"(?:phó\s+)?trưởng\s+(?:{HAMLETS})\s[^:]*(?:,|\svà\s)", re.I)
_PERSON = re.compile(r"(?:(?:các\s+)?đồng chí|đ/c|ông|bà)\s", re.I)
# Words that only begin the name of a body; "kế toán", "tư pháp" may be the second half of one.
_BODY = re.compile(
    r"(?:các\s+)?(?:văn phòng|phòng|ban|trung tâm|trạm|đài|ủy ban|ub|ubmttq|ubnd|mttq|mặt trận|hđnd|hội đồng|hội"
    r"|hiệp hội|chi hội|chi đoàn|chi bộ|chi cục|chi nhánh|đảng ủy|đảng bộ|thường trực|tt|btv|bch|đoàn|đoàn thể"
    r"|liên đoàn|công đoàn|công an|trường|đồn|hạt|kho bạc|ngân hàng|quỹ tín dụng|bưu điện|bảo hiểm|điện lực|sở"
    r"|thuế|đội|tổ chức|ngành|cơ quan|đơn vị)(?!\w)",
    re.I,
)
_LEADS = re.compile(r"(?:(?:đại diện\s+)?(?:lãnh đạo|thủ trưởng)|đại diện)\s+", re.I)
_COMMITTEE = re.compile(r"(?:ban\s+)?(?:thường trực|TT\.?)\s+", re.I)
_COUNCIL = re.compile(r"(?:HĐND|hội đồng nhân dân)(?!\w)", re.I)
# Bodies with a committee of their own are not led by "Lãnh đạo".
_HAS_OWN = re.compile(r"(?:ban\s+)?(?:thường trực|thường vụ|chấp hành)\b|(?:TT|BTV|BCH)\b", re.I)
# The bodies that every level has, so that a last "xã" may be meant for all of them.
_OF_A_LEVEL = re.compile(
    r"(?:(?:đại diện|lãnh đạo|ban|thường trực|TT\.?|thường vụ|BTV)\s+)*"
    r"(?:hội(?! đồng (?!nhân dân))|đoàn thanh niên|ủy ban|UBND|U?B?\s?MTTQ|mặt trận|HĐND|đảng ủy|công an)(?!\w)",
    re.I,
)
_LEVEL = re.compile(r"(?<!hợp tác )(?P<level>\s(?:xã|phường|đặc khu))$", re.I)
_HAS_LEVEL = re.compile(
    rf"(?<!\w)(?:xã(?! hội)|phường|đặc khu|tỉnh|thành phố|huyện|khu vực|trung ương|cơ sở|{HAMLETS})(?!\w)",
    re.I,
)


def names_no_firm(body: str) -> bool:
    """Whether a body is only "doanh nghiệp", "các hợp tác xã …": a letter would be addressed to nobody."""
    found = _NAMED_FIRM.match(body)
    return bool(FIRMS.match(body)) and not (found and found["name"].isupper())


def letters_apart(words: str, *, sends: bool = False) -> list[str] | None:
    """Return each body of a line as its letter addresses it; None where it is not sure which bodies they are.

    "Lãnh đạo" and the last "xã" are said once for all of them. Bodies that send people (`sends`) are addressed
    themselves, without "Đại diện".
    """
    if names_no_firm(words):
        return [words]
    if _HEADS.match(words):
        return None
    bodies = bodies_in(words)
    is_body = _begins_body(words) or names_unit(_LEADS.sub("", words, count=1))
    if _PERSON.match(words) or not is_body:
        # The commas of a person lead to their offices.
        return None if any(_begins_body(one) or _PERSON.match(one) for one in bodies[1:]) else [words]
    if any(_OTHERS_BEHIND.search(one) for one in bodies if not names_no_firm(one)):
        return None
    if len(bodies) > 1 and not all(_begins_body(one) or FIRMS.match(one) for one in bodies):
        return None
    if sends:
        bodies[0] = re.sub(r"^đại diện\s+", "", bodies[0], flags=re.I)
    return _with_level(_with_leads(bodies))


def _begins_body(words: str) -> bool:
    return bool(_BODY.match(same_tones(_LEADS.sub("", words, count=1))))


def _with_leads(bodies: list[str]) -> list[str]:
    """The bodies, each with the "Lãnh đạo", "Thường trực" that stands once before several."""
    found, leads, committee = [], "", ""
    for named in bodies:
        body = named
        if own := _LEADS.match(body):
            leads, committee = own[0], ""
        elif _HAS_OWN.match(body) or FIRMS.match(body) or _PERSON.match(body):
            leads = ""
        elif leads:
            body = f"{leads}{body}"
        elif committee and _COUNCIL.match(body):
            body = f"{committee}{body}"
        if at := _COMMITTEE.match(body):
            committee = at[0]
        found.append(body)
    return found


def _with_level(bodies: list[str]) -> list[str]:
    """The bodies, each with the "xã" that the last one has: "Hội Nông dân, Đoàn Thanh niên xã"."""
    last = _LEVEL.search(bodies[-1])
    if not last or not _OF_A_LEVEL.match(same_tones(bodies[-1])):
        return bodies
    return [
        f"{one}{last['level']}" if _OF_A_LEVEL.match(same_tones(one)) and not _HAS_LEVEL.search(one) else one
        for one in bodies
    ]
