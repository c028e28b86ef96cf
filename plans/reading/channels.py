"""Ways to reach the office: telephone, e-mail, address, the portal, in person."""

import re
from collections.abc import Iterator
from itertools import pairwise

from plans.reading.actions import Action, actions_in
from plans.reading.model import ReadSection, SectionKind
from plans.reading.sentences import sentences_of
from plans.reading.text import body_lines

# "0251 3862 114", "(0251).38 62-114", "0251.3862.114", "+84 912 345 678": figures with at most three signs between two.
_FIGURE = r"(?:[ .\-–]{0,3}\d)"
TELEPHONE = (
    rf"(?P<number>\(0\d{{1,4}}\){_FIGURE}{{6,9}}|0{_FIGURE}{{8,10}}|\(?\+84\)?{_FIGURE}{{8,10}}"
    rf"|1[89]00{_FIGURE}{{4,6}})"
)
NO_FAX = r"(?![ .-]?\d)(?!\s*\(\s*fax\s*\))"
ANY_NUMBER = re.compile(
    rf"(?:điện thoại|đt|sđt|tel|số máy|máy bàn|zalo)\b(?:(?!fax)[^\d+]){{0,60}}?{TELEPHONE}{NO_FAX}", re.I
)
# A hotline is called so before or behind its number; else any telephone number that is no person's own.
HOTLINES = [
    re.compile(rf"{TELEPHONE}\s*\((?:số\s+)?(?:đường dây nóng|hotline)", re.I),
    re.compile(rf"(?:đường dây nóng|hotline)(?:(?!fax)[^\d+]){{0,60}}?{TELEPHONE}{NO_FAX}", re.I),
    ANY_NUMBER,
]
OF_OTHERS = re.compile(
    r"\b(?:(?:ông|bà|đồng chí|đ/c|anh|chị)\s+[^.;\n]{0,80}|(?:công an|trực ban|y tế|cấp cứu|cứu hỏa)[^.;\n]{0,60})$",
    re.I,
)
# "…@example.gov. vn" was broken at the end of a line.
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]*(?:\.\w[\w-]*){1,5}(?:\.\s+(?:vn|com|net|org)\b)?")
OF_ANOTHER_OFFICE = re.compile(
    r"\b(?:của|về|đến|tới|cho)\s+(?:ubnd\s+)?(?:tỉnh|thành phố|sở|bộ(?! phận)|trung ương)\b[^.;@\n]{0,60}$",
    re.I,
)
ADDRESS = re.compile(
    r"\b(?:địa chỉ(?: liên hệ| tiếp nhận| nhận phiếu| trụ sở)?|nơi (?:tiếp )?nhận (?:phiếu|ý kiến|đăng ký)[^:.;]{0,20})"
    r"\s*:\s*(?P<address>[^;(]{8,200})",
    re.I,
)
# "Nộp trực tiếp tại Trung tâm … (quầy số 6), số 17 đường …": an address where it names a street or hamlet.
HANDED_IN_AT = re.compile(
    r"\bnộp\s+(?:phiếu\s+)?(?:trực tiếp\s+)?tại\s+"
    r"(?P<address>[^;.]{8,200}\b(?:số \d+|đường|phố|thôn|ấp|xóm|quốc lộ)\b[^;.]{3,100})",
    re.I,
)
# "2. Nơi nhận phiếu" as a heading, with the address below it.
HEADING_OF_PLACE = re.compile(
    r"(?:nơi|địa điểm|địa chỉ)\s+(?:tiếp\s+)?nhận(?:\s+(?:phiếu|ý kiến|câu hỏi|đăng ký|hồ sơ|của|và)\b.{0,40})?",
    re.I,
)
NAMED_PLACE = re.compile(
    r"(?P<address>[^;.:@]{8,200}\b(?:số \d+|đường|phố|thôn|ấp|xóm|khóm|bản|buôn|quốc lộ|tổ dân phố)\b[^;.@]{1,100})",
    re.I,
)
# "gửi phiếu về Văn phòng … (khu 4, xã …, tỉnh …)"
SENT_TO = re.compile(
    r"\b(?:gửi|nộp)\b[^.;()]{3,120}\((?P<address>[^()@]{3,100}, (?:xã|phường|đặc khu) [^()@]{3,80})\)", re.I
)
# "Trực tiếp: Trung tâm …, số 27 đường …, thôn …, xã … (giờ hành chính)"
DIRECTLY = re.compile(
    r"\W*(?:(?:nộp|gửi)\s+)?trực tiếp\s*(?:tại\s*)?:\s*(?:tại\s+)?(?P<address>[^;.:@(]{3,150}\b"
    r"(?:số \d+|đường|phố|thôn|ấp|xóm|khóm|bản|buôn|quốc lộ|tổ dân phố)\b[^;.:@(]{1,100})",
    re.I,
)
ADDRESS_BELOW = re.compile(r"địa chỉ(?: sau)?\s*:$", re.I)
NAME_BEFORE = re.compile(r"^[^:,]{1,60}:\s*(?P<address>.+)")
# The words that begin another kind of contact than a postal address.
OTHER_CONTACT = re.compile(r"\S*@|email|e-mail|thư điện tử|điện thoại|đường dây|zalo|https?:|www\.", re.I)


def hotline(text: str, of_person: str = "") -> str:
    """Return the hotline, or else the first telephone number that is no person's own; "" where there is none.

    `of_person` is the number of the person to turn to, which is the hotline only where the text calls it so.
    """
    for pattern in HOTLINES:
        for match in pattern.finditer(text):
            number, start = match["number"].strip(" .-"), match.start("number")
            is_own = pattern is ANY_NUMBER and number == of_person
            if not (is_own or OF_OTHERS.search(text[max(0, start - 120) : start])):
                return number
    return ""


def email(text: str) -> str:
    """Return the first e-mail address of the office; "" where there is none."""
    for match in EMAIL.finditer(text):
        if not OF_ANOTHER_OFFICE.search(text[max(0, match.start() - 100) : match.start()]):
            return "".join(match[0].split()).rstrip(".")
    return ""


def _handed_in_directly(sections: list[ReadSection]) -> Iterator[re.Match[str]]:
    """Yield the address behind "Trực tiếp:", below a line that announces where forms are handed in."""
    for sentence in sentences_of(sections, without=(SectionKind.RECIPIENTS, SectionKind.ANNEX)):
        if match := DIRECTLY.match(sentence.text):
            nearest = next(filter(None, map(actions_in, sentence.above)), ())
            if set(nearest) == {Action.REGISTRATION}:
                yield match


def address(sections: list[ReadSection]) -> str:
    """Return the postal address of the office; "" where the plan names none."""
    lines = body_lines(sections)
    for line, below in pairwise([*lines, ""]):
        if ADDRESS_BELOW.search(line) and below and not OTHER_CONTACT.search(below):
            named = NAME_BEFORE.match(below)
            return (named["address"] if named else below).strip(" .;")
        match = ADDRESS.search(line)
        if match and not OTHER_CONTACT.match(match["address"]):
            return OTHER_CONTACT.split(match["address"])[0].strip(" .,;")
    first_below = [
        section.texts()[0]
        for section in sections
        if section.kind not in (SectionKind.RECIPIENTS, SectionKind.ANNEX)
        and HEADING_OF_PLACE.fullmatch(section.heading)
        and section.texts()
    ]
    found = [match for line in first_below if (match := NAMED_PLACE.match(line))]
    found += [
        match for pattern in (HANDED_IN_AT, SENT_TO) for line in lines if (match := pattern.search(line))
    ]
    found += _handed_in_directly(sections)
    return found[0]["address"].strip(" .,;") if found else ""
