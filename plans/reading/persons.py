"""The person whom a plan names for questions about it: name, office and telephone, as they are written."""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from dialogue_portal.formats.phones import plain_phone
from plans.reading.channels import TELEPHONE
from plans.reading.names import WORD

# Who is there for whoever asks or hands in a form.
_ROLE = (
    r"(?:liên hệ|(?:gửi|nộp|phiếu)\b[^.;:]{0,80}?\b(?:qua|cho)(?= (?:ông|bà|anh|chị|đồng chí|đ/c)\b)|đầu mối"
    r"|người (?:tiếp )?nhận|người phụ trách|người trực|(?:cán bộ|công chức|viên chức|chuyên viên)"
    r" (?:tiếp nhận|đầu mối|phụ trách|nhận phiếu|trực)|giải đáp thắc mắc|mọi thắc mắc|gặp|hướng dẫn ghi phiếu)"
)
_PERSON = (
    rf"(?P<person>(?i:(?:ông|bà|anh|chị|đồng chí|đ/c)\s*(?:\((?:ông|bà)\)\s*)?:?\s*){WORD}(?: {WORD}){{0,4}}"
    rf"|(?<=: ){WORD}(?: {WORD}){{1,4}}(?=\s*[,(–-]))"
)
_NAMED = re.compile(rf"(?i:\b{_ROLE}\b)[^.;]{{0,120}}?{_PERSON}")
_NUMBER = re.compile(rf"[^;\n]{{0,120}}?{TELEPHONE}", re.I)
_NUMBER_BELOW = re.compile(
    rf"\W*(?:số\s+)?(?:điện thoại|đt|sđt|di động|zalo)\b[^;\d+]{{0,40}}{TELEPHONE}", re.I
)
# A number before the person: "điện thoại 0914 000 111 (bà Lò Thị Mẫu)"; the office's own may stand before it.
_OFFICE_NUMBER = r"[(\d+][\d .()+–-]{7,16}\d\s*(?:hoặc|và|,|;|/)\s*"
_BEFORE = re.compile(
    rf"(?i:\b(?:{_ROLE}|điện thoại|đường dây nóng|hotline|đt|sđt|zalo)\b)[^.;\d+]{{0,60}}?(?:{_OFFICE_NUMBER})?"
    rf"{TELEPHONE}\s*[,(–-]\s*(?P<role>(?i:(?:xin\s+)?gặp\s+)?)(?:(?i:do)\s+)?"
    r"(?P<person>(?i:(?:ông|bà|anh|chị|đồng chí|đ/c)\s+)" + rf"{WORD}(?: {WORD}){{0,4}}[^.;()]{{0,80}})"
)
# Whom to call for safety or illness is another matter.
_OF_OTHERS = re.compile(r"\b(?:công an|y tế|cấp cứu|cứu hỏa|chữa cháy|an ninh|điện lực)\b", re.I)
LONGEST = 250


@dataclass(frozen=True)
class Contact:
    """A person to turn to: the words that name them, and the telephone that is theirs alone, as written.

    Both are "" where the plan names nobody; a landline at which somebody is asked for is the office's.
    """

    words: str = ""
    number: str = ""


def contact_in(lines: list[str]) -> Contact:
    """Return the first person whom the lines name for questions, with the telephone beside or below the name."""
    for line, below in pairwise([*lines, ""]):
        if _OF_OTHERS.search(line):
            continue
        if found := _BEFORE.search(line):
            person = _contact(f"{found['person']}, điện thoại {_digits(found)}", found)
            is_asked_for = bool(found["role"]) and plain_phone(person.number).startswith("02")
            return replace(person, number="") if is_asked_for else person
        if not (named := _NAMED.search(line)):
            continue
        start = named.start("person")
        if found := _NUMBER.match(line, named.end()):
            return _contact(line[start : found.end()], found)
        if found := _NUMBER_BELOW.match(below):
            return _contact(f"{line[start:]}, điện thoại {_digits(found)}", found)
        return Contact(named["person"])
    return Contact()


def _digits(found: re.Match[str]) -> str:
    return found["number"].strip(" .-")


def _contact(words: str, found: re.Match[str]) -> Contact:
    words = re.sub(r"[\s.;,]+(?=, điện thoại)", "", words)[:LONGEST].strip(" .;,")
    return Contact(words + ")" * (words.count("(") > words.count(")")), _digits(found))
