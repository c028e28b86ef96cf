"""The lines of a signature: prefixes, authorities and offices, and the person who signs, with rank or degree."""

import re

from plans.reading.markers import is_capitals
from plans.reading.memory import remembered
from plans.reading.names import WORD, proper
from plans.reading.spelling import same_tones

# "Thay mặt", "ký thay", "thừa lệnh", "thừa ủy quyền", "quyền".
PREFIXES = ("TM", "T/M", "KT", "K/T", "TL", "T/L", "TUQ", "T/UQ", "Q")
OFFICES = (
    "chủ tịch",
    "phó chủ tịch",
    "quyền chủ tịch",
    "ủy viên",
    "bí thư",
    "phó bí thư",
    "tổng giám đốc",
    "phó tổng giám đốc",
    "giám đốc",
    "phó giám đốc",
    "chánh văn phòng",
    "phó chánh văn phòng",
    "phó văn phòng",
    "trưởng phòng",
    "phó trưởng phòng",
    "phó phòng",
    "trưởng ban",
    "phó trưởng ban",
    "phó ban",
    "trưởng công an",
    "phó trưởng công an",
    "chỉ huy trưởng",
    "phó chỉ huy trưởng",
    "chỉ huy phó",
    "chính trị viên",
    "thủ trưởng",
    "phó thủ trưởng",
    "cục trưởng",
    "chi cục trưởng",
    "phó chi cục trưởng",
    "hiệu trưởng",
    "phó hiệu trưởng",
    "viện trưởng",
    "chánh án",
    "chánh thanh tra",
    "đồn trưởng",
    "đội trưởng",
    "hạt trưởng",
    "trạm trưởng",
    "phó trạm trưởng",
    "tổ trưởng",
    "trưởng thôn",
    "trưởng khu phố",
    "trưởng đoàn",
    "trưởng đơn vị",
    "trưởng bộ phận",
    "trưởng trạm",
    "chủ nhiệm",
    "phó chủ nhiệm",
    "tổng thư ký",
    "phụ trách",
    "người đứng đầu",
)
# What signs, or what an office belongs to.
AUTHORITIES = (
    "ủy ban nhân dân",
    "ubnd",
    "hội đồng nhân dân",
    "hđnd",
    "ủy ban mặt trận",
    "ủy ban mttq",
    "ubmttq",
    "mttq",
    "đảng ủy",
    "thường trực",
    "ban thường trực",
    "ban thường vụ",
    "ban chấp hành",
    "ban tổ chức",
    "ban chỉ đạo",
    "ban chỉ huy",
    "ban quản lý",
    "ban giám đốc",
    "ban giám hiệu",
    "văn phòng",
    "phòng",
    "trung tâm",
    "công an",
    "chi cục",
    "sở",
    "hội nông dân",
    "hội liên hiệp phụ nữ",
    "hội cựu chiến binh",
    "đoàn thanh niên",
)
RANKS = (
    "đại tướng",
    "thượng tướng",
    "trung tướng",
    "thiếu tướng",
    "đại tá",
    "thượng tá",
    "trung tá",
    "thiếu tá",
    "đại úy",
    "thượng úy",
    "trung úy",
    "thiếu úy",
    "thượng sĩ",
    "giáo sư",
    "phó giáo sư",
    "tiến sĩ",
    "thạc sĩ",
    "bác sĩ",
    "dược sĩ",
    "kỹ sư",
    "cử nhân",
    "luật sư",
    "pgs.ts",
    "pgs",
    "gs",
    "ths",
    "ts",
    "bs",
    "ks",
    "cn",
)
SIGNED = re.compile(r"\(.{1,60}\)|\[.{1,40}\]|đã ký.{0,40}", re.I)
# What a program writes into the picture of a digital signature.
STAMP = re.compile(
    r"(?:ký bởi|người ký|ngày ký|thời gian ký|cơ quan|email|signed by|signing time|date"
    r"|signature(?: not)? (?:verified|valid))\b.*",
    re.I,
)
LONGEST = 90


def _any_of(words: tuple[str, ...]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


_BEHIND_PREFIX = rf"(?:{_any_of(OFFICES + AUTHORITIES)}|các phó chủ tịch)\b.*"
# A prefix has its stop, or stands as a word of its own before what signs: "QUẢN LÝ" begins with no prefix.
_PREFIXED = re.compile(rf"(?:{_any_of(PREFIXES)})(?:\s?[./]\s?|\s){_BEHIND_PREFIX}", re.I)
# "TM. TỔ GIÚP VIỆC": behind TM., KT., TL. or TUQ. any words in capitals.
_PREFIXED_ANY = re.compile(r"(?:TM|T/M|KT|K/T|TL|T/L|TUQ|T/UQ)\s?\.\s?[^\W\d_]{2}.*")
_OFFICE = re.compile(rf"(?:{_any_of(OFFICES)})\b.*", re.I)
_OFFICE_ALONE = re.compile(rf"(?:{_any_of(OFFICES)})", re.I)
_AUTHORITY = re.compile(rf"(?:{_any_of(AUTHORITIES)})\b.*", re.I)
_RANK = rf"(?:(?:{_any_of(RANKS)})(?:\.\s?|,?\s))"
_RANKS_ALONE = re.compile(rf"(?:(?:{_any_of(RANKS)})[.,]?\s?){{1,3}}", re.I)
_RANKED = re.compile(rf"(?P<ranks>{_RANK}{{0,3}})(?P<name>.+)", re.I)
_NAME = re.compile(rf"{WORD}(?: {WORD}){{1,6}}")


@remembered
def is_prefixed(text: str) -> bool:
    """Tell whether a line begins a signature by itself: "TM. ỦY BAN NHÂN DÂN", "KT. GIÁM ĐỐC"."""
    text = same_tones(text)
    if len(text) > LONGEST:
        return False
    if _PREFIXED.fullmatch(text):
        return "." in text[:6] or is_capitals(text)
    return bool(_PREFIXED_ANY.fullmatch(text)) and is_capitals(text)


@remembered
def is_office(text: str) -> bool:
    """Tell whether a line is an office in capitals, with or without what it belongs to, or the office alone."""
    text = same_tones(text)
    if len(text) > LONGEST or not _OFFICE.fullmatch(text):
        return False
    return is_capitals(text.split("(")[0]) or bool(_OFFICE_ALONE.fullmatch(text))


def signs(text: str) -> bool:
    """Tell whether a line may begin a signature."""
    return is_prefixed(text) or is_office(text)


@remembered
def goes_on_signing(text: str) -> bool:
    """Tell whether a line goes on with a signature that has begun: an office, an authority, "(Đã ký)"."""
    plain = same_tones(text)
    return (
        signs(text)
        or bool(SIGNED.fullmatch(text))
        or (is_capitals(text) and len(text) <= LONGEST and bool(_AUTHORITY.fullmatch(plain)))
    )


@remembered
def is_rank(text: str) -> bool:
    """Tell whether a line is a rank or a degree alone ("Thượng tá")."""
    return bool(_RANKS_ALONE.fullmatch(same_tones(text)))


@remembered
def person_in(text: str) -> str:
    """Return the person that a line names, as names are written, with rank and degree; "" where it names none."""
    text = re.sub(r"\s+", " ", text).strip()
    if len(text) > LONGEST or (is_capitals(text) and goes_on_signing(text)):
        return ""
    found = _RANKED.fullmatch(same_tones(text))
    if not found or not _NAME.fullmatch(text[found.start("name") :]):
        return ""
    ranks = text[: found.start("name")]
    if is_capitals(ranks) and " " in ranks.strip():
        ranks = ranks.capitalize()
    return ranks + proper(text[found.start("name") :])


@remembered
def office_and_person(text: str) -> tuple[str, str]:
    """Divide a line "CHỦ TỊCH Nguyễn Văn Mẫu" into the office in capitals and the person; ("", "") for other lines."""
    words = text.split()
    behind = next((place for place, word in enumerate(words) if any(char.islower() for char in word)), 0)
    office, person = " ".join(words[:behind]).rstrip(" :"), person_in(" ".join(words[behind:]))
    return (office, person) if behind and person and signs(office) else ("", "")
