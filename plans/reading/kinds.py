"""The kind of a section: from the words of its heading, and from the heading above it."""

import re
from functools import lru_cache

from plans.reading.markers import PART_WORD
from plans.reading.memory import remembered
from plans.reading.model import ReadSection, SectionKind
from plans.reading.spelling import find_nearly, folded
from plans.reading.units import names_unit

# Each kind with the words that name it in a heading. Where a heading names several kinds, the first word decides.
VOCABULARY = [
    (
        SectionKind.EXCLUSIONS,
        (
            r"(?:nội dung|vấn đề|trường hợp|những)\b.*"
            r"\bkhông (?:đối thoại|tiếp nhận|giải quyết|xem xét|thuộc)"
            r"|^không (?:đối thoại|tiếp nhận|giải quyết|xem xét)"
        ),
    ),
    (SectionKind.BASES, r"(?:các )?căn cứ(?: pháp lý| xây dựng kế hoạch| ban hành)?$|cơ sở pháp lý"),
    (SectionKind.AGENDA, r"(?:nội dung )?chương trình|trình tự|tiến trình|lịch trình|kịch bản|các bước"),
    (SectionKind.AIMS, r"mục đích|mục tiêu|ý nghĩa"),
    (SectionKind.REQUIREMENTS, r"yêu cầu"),
    (SectionKind.SCOPE, r"phạm vi|đối tượng áp dụng"),
    (SectionKind.CONTENTS, r"nội dung|chủ đề|lĩnh vực đối thoại"),
    (SectionKind.TIME_PLACE, r"thời gian|địa điểm|lịch (?:tổ chức|đối thoại)"),
    (
        SectionKind.PARTICIPANTS,
        r"thành phần|đại biểu|đối tượng|khách mời|chủ trì|số lượng|người (?:tham )?dự",
    ),
    (SectionKind.FORM, r"hình thức|cách thức|phương thức|phương pháp|đăng ký"),
    (SectionKind.DUTIES, r"tổ chức thực hiện|phân công|trách nhiệm|nhiệm vụ|tiến độ"),
    (SectionKind.BUDGET, r"(?:nguồn )?kinh phí|dự toán"),
]
# The words that are also found where a tone or a letter is wrong ("THÀNH PHÂN", "TỔ CHỨC THỰC HIÊN").
MISSPELT = [
    (SectionKind.AIMS, "mục đích"),
    (SectionKind.REQUIREMENTS, "yêu cầu"),
    (SectionKind.SCOPE, "phạm vi"),
    (SectionKind.CONTENTS, "nội dung"),
    (SectionKind.TIME_PLACE, "thời gian"),
    (SectionKind.TIME_PLACE, "địa điểm"),
    (SectionKind.PARTICIPANTS, "thành phần"),
    (SectionKind.FORM, "hình thức"),
    (SectionKind.AGENDA, "chương trình"),
    (SectionKind.DUTIES, "tổ chức thực hiện"),
    (SectionKind.DUTIES, "phân công"),
    (SectionKind.BUDGET, "kinh phí"),
]
WORDS = [(kind, re.compile(rf"\b(?:{words})\b")) for kind, words in VOCABULARY]
_BESIDE_KINDS = re.compile(
    r"\b(?:và|của|các|về|chung|cụ thể|tổ chức|thực hiện|tham dự|tham gia|dự|đối thoại|hội nghị|buổi|cuộc)\b"
)
OVER_ROMAN = re.compile(rf"{PART_WORD} |[A-HK]\.$")
# A heading above the whole plan says nothing about the kind of its parts.
UMBRELLA = re.compile(r"nội dung(?: thực hiện| tổ chức| kế hoạch| cụ thể| và tổ chức.*)?$")


def kinds_named(heading: str) -> list[SectionKind]:
    """Return the kinds a heading names, in the order of its words."""
    heading = heading.casefold()
    found = [
        (match.span(), place, kind)
        for place, (kind, words) in enumerate(WORDS)
        if (match := words.search(heading))
    ]
    # "nội dung chương trình" names the agenda, not the contents.
    longest = [one for one in found if not any(_lies_within(one[0], other[0]) for other in found)]
    return [kind for _, _, kind in sorted(longest, key=lambda one: (one[0][0], one[1]))]


def _lies_within(span: tuple[int, int], other: tuple[int, int]) -> bool:
    return span != other and other[0] <= span[0] and span[1] <= other[1]


def kinds_meant(heading: str) -> list[SectionKind]:
    """Return the kinds a heading names, first those in right spelling, then those in misspelt words."""
    return list(_kinds_meant(heading))


@lru_cache(maxsize=1024)
def _kinds_meant(heading: str) -> tuple[SectionKind, ...]:
    plain, named = folded(heading), kinds_named(heading)
    found = [
        (place, kind)
        for kind, phrase in MISSPELT
        if kind not in named
        and phrase not in heading.casefold()
        and (place := find_nearly(folded(phrase), plain)) is not None
    ]
    return (*named, *(kind for _, kind in sorted(found)))


@remembered
def opens_with_kind(heading: str) -> bool:
    """Tell whether a heading begins with words that name a kind."""
    heading = heading.casefold()
    return any(words.match(heading) for _, words in WORDS)


def is_kind_alone(heading: str) -> bool:
    """Tell whether a heading consists of words that name kinds and of what usually stands between them."""
    rest = heading.casefold()
    for _, words in WORDS:
        rest = words.sub(" ", rest)
    return not _BESIDE_KINDS.sub(" ", rest).strip(" ,.:;–-&")


def classify(sections: list[ReadSection]) -> None:
    """Set the kind of every numbered section, in place."""
    above: dict[int, ReadSection] = {}
    depths = _depths(sections)
    for place, section in enumerate(sections):
        if section.level == 0:
            continue
        depth = depths[place]
        above = {other: one for other, one in above.items() if other < depth}
        parent = above[max(above)] if above else None
        has_parts = place + 1 < len(sections) and depths[place + 1] > depth
        section.kind = _kind(section.heading, parent.heading if parent else None)
        above[depth] = section
        if has_parts and not section.texts():
            section.kind = SectionKind.HEADING


def _depths(sections: list[ReadSection]) -> list[int]:
    """Return how deep each section stands; "I." is one level deeper where "A." or "PHẦN I." stands above it."""
    first = next((section.label for section in sections if section.level == 1), "")
    over = bool(OVER_ROMAN.match(first))
    return [
        section.level + 1 if over and section.level and not OVER_ROMAN.match(section.label) else section.level
        for section in sections
    ]


def _kind(heading: str, parent_heading: str | None) -> SectionKind:
    named = kinds_named(heading)
    if not named and not names_unit(heading):
        named = kinds_meant(heading)
    if parent_heading is None:
        return named[0] if named else _body_or_other(heading)
    if kinds_named(parent_heading)[:1] == [SectionKind.EXCLUSIONS]:
        return SectionKind.EXCLUSIONS
    over = [] if UMBRELLA.match(parent_heading.casefold()) else kinds_meant(parent_heading)
    if over[:1] == [SectionKind.DUTIES]:
        # The heading of a department may contain any word ("Đề nghị các đại biểu …").
        return named[0] if opens_with_kind(heading) and not names_unit(heading) else over[0]
    if names_unit(heading) and (not over or SectionKind.DUTIES in over):
        # A heading that is the name of a unit belongs to "tổ chức thực hiện", wherever it stands.
        return SectionKind.DUTIES
    if named == [SectionKind.PARTICIPANTS] and over[:1] == [SectionKind.SCOPE]:
        return SectionKind.SCOPE  # "Đối tượng" below "PHẠM VI, ĐỐI TƯỢNG"
    if named:
        return named[0]
    return over[0] if len(over) == 1 else SectionKind.OTHER


def _body_or_other(heading: str) -> SectionKind:
    return SectionKind.DUTIES if names_unit(heading) else SectionKind.OTHER
