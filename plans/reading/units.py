"""The bodies and people that hold duties: words that name them, matched as words and not as syllables of others."""

import re

from plans.reading.markers import is_capitals
from plans.reading.names import WORD
from plans.reading.offices import OFFICES
from plans.reading.spelling import same_tones

# "Phòng ngừa", "ban hành", "hội trường", "tổ chức", "trung tâm của …" begin with the same syllables and name nobody.
BODIES = (
    "văn phòng(?! phẩm)",
    r"phòng(?!,? (?:ngừa|chống|tránh|họp|cháy|dịch|khi|thủ|hộ|bệnh|trừ|khách|chờ|ốc|làm việc|tiếp)\b)",
    r"ban(?! (?:hành|bố|đầu|ngày|đêm|phát|tặng|sơ|trưa|sáng|chiều|tối|cho)\b)",
    "bộ phận",
    "bộ đội",
    "biên phòng",
    "công an",
    "quân sự",
    "dân quân",
    "công chức",
    "viên chức",
    "cán bộ",
    r"trung tâm(?! (?:của|điểm|là|thị xã|xã|huyện|cụm|hội nghị|buổi)\b)",
    "trạm",
    r"đài(?! (?:thọ|tưởng niệm)\b)",
    "ủy ban",
    "ub mttq",
    "ubmttq",
    "ubnd",
    "mttq",
    "mặt trận",
    "hđnd",
    "hội đồng",
    r"hội(?! (?:nghị|trường|thảo|họp|ý|đàm|nhập|tụ|diễn|ngộ|kiến|thi|thoại|viên|chợ|chẩn|quán|đủ)\b)",
    "hiệp hội",
    "chi hội",
    "chi đoàn",
    "chi bộ",
    "chi cục",
    "chi nhánh",
    "đảng ủy",
    "đảng bộ",
    "thường trực",
    r"đoàn(?! (?:kết|tụ|viên|vào|ra)\b)",
    "liên đoàn",
    "công đoàn",
    r"tổ(?= (?:dân phố|trưởng|phó|giúp việc|công tác|thư ký|hòa giải|bảo vệ|công nghệ|an ninh|tự quản)\b)",
    r"tổ(?= (?:phục vụ|nhân dân|biên tập|hậu cần|lễ tân|liên gia|đảng|tiếp|hợp tác|khuyến nông|\d))",
    r"tổ chức(?= (?:đảng|đoàn thể|chính trị|hội|xã hội|cơ sở))",
    r"trưởng(?= (?:thôn|xóm|ấp|bản|buôn|khu|phòng|ban|công an|các|tổ|bộ phận|đơn vị|trạm|khóm|ngành|đoàn))",
    "già làng",
    "cơ quan",
    "đơn vị",
    "ngành",
    "đoàn thể",
    "địa phương",
    "doanh nghiệp",
    "hợp tác xã",
    "nhà trường",
    r"trường(?= (?:mầm non|mẫu giáo|tiểu học|thcs|thpt|trung học|phổ thông|học|tiểu|dân tộc|cao đẳng))",
    r"thuế(?= (?:cơ sở|xã|phường|tỉnh|thành phố|khu vực))",
    r"hạt(?= (?:kiểm lâm|kiểm ngư|quản lý))",
    r"đồn(?= (?:biên phòng|công an))",
    "kho bạc",
    "ngân hàng",
    "quỹ tín dụng",
    "bưu điện",
    "bưu cục",
    r"bảo hiểm(?= xã hội)",
    "điện lực",
    "kiểm lâm",
    r"sở(?= (?:nội vụ|tư pháp|tài chính|nông nghiệp|xây dựng|công thương|y tế|giáo dục|văn hóa|khoa học|dân tộc))",
    "viện kiểm sát",
    "tòa án",
    "thanh tra",
    "tư pháp",
    "địa chính",
    "kế toán",
    r"(?:tài chính|văn hóa|lao động|nông nghiệp|kinh tế|văn phòng)(?=\s*[-–])",
    "lực lượng",
    "thành viên",
    "thư ký",
    r"lãnh đạo(?= (?:ubnd|ủy ban|xã|phường|các|phòng|đơn vị|cơ quan|hđnd|đảng))",
    r"(?:thôn|xóm|ấp|khóm|bản|buôn|làng|khu)(?= (?:trưởng\b|\d|phố\b|dân cư\b)|\s*[,;.]|$)",
)
# A hamlet is named with a capital letter or a figure; "bản tin", "thôn xóm" are common words.
_HAMLET = re.compile(rf"(?:[Tt]hôn|[Xx]óm|[Ấấ]p|[Kk]hóm|[Bb]ản|[Bb]uôn|[Ll]àng|[Kk]hu) (?:{WORD}|\d)")
_PERSON = re.compile(rf"(?:[Đđ]ồng chí|[Đđ]/c|[Ôô]ng|[Bb]à) {WORD}")
_LISTED = "|".join([*BODIES, *sorted(map(re.escape, OFFICES), key=len, reverse=True)])
_BODY = re.compile(rf"(?:{_LISTED})(?!\w)", re.I)
_ANY_BODY = re.compile(rf"(?<!\w)(?:{_LISTED})(?!\w)", re.I)
# How a duty is given to somebody, and how many they are.
_ORDER = re.compile(
    r"(?:(?:trân trọng )?(?:đề nghị|kính đề nghị|mời)|giao(?: nhiệm vụ)?(?: cho)?|yêu cầu|phân công(?: cho)?|đối với"
    r"|(?:phân công )?(?:trách nhiệm|nhiệm vụ|phần việc|công việc)(?: cụ thể)?(?: của|(?= các\b| từng\b))"
    r"|về phía|phía)\s+",
    re.I,
)
_HOW_MANY = re.compile(
    r"(?:(?:toàn thể|tất cả|một số|mỗi|từng|đại diện|lãnh đạo|thủ trưởng|trưởng)\s+)*(?:các|những)?\s*"
    r"(?:(?:ông|bà|đồng chí)(?:,? ?\(?bà\)?)?,?\s+)?",
    re.I,
)
_HAMLETS = re.compile(r"(?:thôn|xóm|ấp|khóm|bản|buôn|làng|khu|tổ)\b(?! chức)", re.I)
# The verb behind a unit says what it does.
_ACTS = re.compile(
    r"\s(?P<verb>chủ trì|chủ động|phối hợp|có trách nhiệm|chịu trách nhiệm|có nhiệm vụ|tham mưu|chuẩn bị|căn cứ"
    r"|là (?:cơ quan|đơn vị|đầu mối)|tổng hợp|tiếp nhận|bố trí|tuyên truyền|thông báo|lập|xây dựng|hướng dẫn"
    r"|thực hiện|bảo đảm|đảm bảo|cử|mời|theo dõi|tập hợp|giúp|giữ|giám sát|trực|phát|đưa tin|rà soát|trả lời|báo cáo"
    r"|trình|in ấn|in|ghi|vận động|phục vụ|soạn|lo|đọc|kiểm tra|sắp xếp|đôn đốc|phân công|phân loại|cung cấp|đăng"
    r"|niêm yết|nắm|viết|gửi|tham dự|tham gia|chỉ đạo|quán triệt|cùng|triển khai"
    r"|tổ chức(?! (?:chính trị|đoàn thể|hội|xã hội|liên quan|thành viên)))"
    r"(?!\w)"
)
# Before a verb these words show that it belongs to a clause ("được giao trả lời"), or to a name ("bộ phận tiếp nhận").
_BEFORE_CLAUSE = re.compile(r"(?:được|giao|để|có|,|và|thường)$", re.I)
_BEFORE_NAME = re.compile(
    r"(?:dịch vụ|dự án|đầu tư|bộ phận|ban|tổ|trung tâm|phòng|đội|lực lượng|trạm)$", re.I
)
_IN_NAMES = re.compile(
    r"tiếp nhận|phục vụ|tổ chức|xây dựng|kiểm tra|giám sát|tuyên truyền|hướng dẫn|tổng hợp|giúp|trực|cung cấp",
    re.I,
)
_FIRST_SENTENCE = re.compile(r"(?<=[^\W\d_]{2})\.\s")
# A word alone is a unit only where it is short for a whole name.
_SHORT = re.compile(r"(?:ubnd|hđnd|ub mttq|ubmttq|mttq|\w+\W+\w.*)", re.I | re.S)
LONGEST_UNIT = 120


def without_order(text: str) -> str:
    """Return a text without the words that give the duty: "Đề nghị", "Giao", "Trách nhiệm của"."""
    while found := _ORDER.match(text):
        text = text[found.end() :]
    return text


def names_unit(text: str) -> bool:
    """Tell whether a text begins with a body or person that can hold a duty, whatever its case and tone marks."""
    text = same_tones(without_order(text)).lstrip('*“"( ')
    if not _SHORT.match(text):
        return False
    if _BODY.match(text) or _HAMLET.match(text) or _PERSON.match(text):
        return True
    many = _HOW_MANY.match(text)
    rest = text[many.end() :] if many else text
    return rest != text and bool(_BODY.match(rest) or _HAMLETS.match(rest))


def mentions_unit(text: str) -> bool:
    """Tell whether a text names a body or an office anywhere."""
    return bool(_ANY_BODY.search(same_tones(text)))


def unit_of(text: str, *, heading: bool = False) -> str:
    """Return the unit that a text gives a duty to: the words before its colon, or before the verb.

    A `heading` may be the unit alone; "" where the text begins with no unit.
    """
    text = without_order(text)
    if not names_unit(text):
        return ""
    label, colon, _ = _FIRST_SENTENCE.split(text, maxsplit=1)[0].partition(":")
    plain = label.casefold() if is_capitals(label) else label
    cut = next(
        (found.start() for found in _ACTS.finditer(plain) if _says_what_to_do(plain[: found.start()], found)),
        None,
    )
    if cut is None and not colon and not heading:
        return ""
    unit = label[:cut].strip(" .,;:–-*")
    return unit if len(unit) <= LONGEST_UNIT else ""


def _says_what_to_do(before: str, verb: re.Match[str]) -> bool:
    """Tell whether a verb says what the unit before it does, and is no part of its name."""
    named = _BEFORE_NAME.search(before) and _IN_NAMES.match(verb["verb"])
    return not named and not _BEFORE_CLAUSE.search(before)
