"""What a time in a line is there for: the conference, a limit, another possible day, or other work around it."""

import re
from enum import Enum, auto


class Use(Enum):
    """What a time in a line is there for."""

    ROUND = auto()
    LIMIT = auto()
    ALTERNATIVE = auto()
    REPLACED = auto()
    OTHER = auto()


LIMIT = re.compile(
    r"(?:(?:chậm|muộn) nhất(?:\s+là)?|không (?:muộn hơn|quá|sau)|trước|hạn cuối(?:\s+là)?:?|xong|đến hết|hết)"
    r"\s*(?:vào\s+)?$",
    re.I,
)
ALTERNATIVE = re.compile(
    r"(?:hoặc|hay|dự phòng|dự bị|phương án\s+\w+|lùi(?:\s+\w+)?|dời(?:\s+\w+)?|chuyển sang|nếu\b[^,;]*)"
    r"[\s:,(]*(?:vào\s+|sang\s+|là\s+)*$",
    re.I,
)
REPLACED = re.compile(r"(?:thay(?:\s+cho|\s+vì|\s+thế)?|không phải|dời từ|hoãn từ)\s*$", re.I)
EVENT = re.compile(
    r"tổ chức|diễn ra|khai mạc|hội nghị|đối thoại|tiến hành|buổi|đợt|cuộc|cụm|lần\b|thời gian\s*(?:dự kiến\s*)?:",
    re.I,
)
WORK = re.compile(
    r"đăng ký|tiếp nhận|nhận phiếu|gửi|nộp|phát hành|báo cáo|tổng hợp|hạn cuối|thời hạn|trù bị|tổng duyệt|chuẩn bị"
    r"|rà soát|phân công|niêm yết|thông báo|công khai|đăng tải|trả lời|lấy ý kiến|khảo sát|hoàn thành|hoàn thiện"
    r"|xây dựng|tuyên truyền|ban hành|trình\b|giấy mời|dự toán|thu thập|góp ý|danh sách|đón tiếp|có mặt|ổn định"
    r"|giờ hành chính|họp (?:ban|trù|chuẩn|triển|phân|thống)|sơ kết|tổng kết|sinh từ|nghỉ",
    re.I,
)
WORK_BEHIND = re.compile(
    r"\s*(?P<stop>[:,–-]?)\s*(?:sẽ\s+|phải\s+|các\s+\w+\s+|UBND\s+\w+\s+|Văn phòng\s+)?(?:"
    + WORK.pattern
    + ")",
    re.I,
)

# "Theo phân công tại …, hội nghị diễn ra lúc": a clause of its own says what is held.
OPENS_CLAUSE = re.compile(
    r"(?:^|[,:])\s*(?:hội nghị|buổi đối thoại|cuộc đối thoại|buổi|cuộc)\s+(?:đối thoại\s+)?"
    r"(?:được\s+|sẽ\s+|dự kiến\s+)*"
    r"(?:diễn ra|tổ chức|khai mạc|tiến hành|bắt đầu)[^,;:]{0,40}$",
    re.I,
)
# How many characters around a time can say what it is for.
REACH = 300


def use_of(line: str, start: int, end: int, left: int = 0) -> Use:
    """Tell what the time between two indexes of a line is there for; the words that say so begin at `left`."""
    before = line[max(left, start - REACH, _bracket_before(line, start)) : start]
    behind = line[end : end + REACH]
    for use, words in ((Use.REPLACED, REPLACED), (Use.ALTERNATIVE, ALTERNATIVE), (Use.LIMIT, LIMIT)):
        if words.search(before):
            return Use.OTHER if use == Use.LIMIT and _is_work(before, behind) else use
    return Use.OTHER if _is_work(before, behind) else Use.ROUND


def _is_work(before: str, behind: str) -> bool:
    """Tell whether words speak of work around the conference: what is named first decides."""
    if OPENS_CLAUSE.search(before):
        return False
    event, work, follows = EVENT.search(before), WORK.search(before), WORK_BEHIND.match(behind)
    if follows and not (event and follows["stop"]):
        return True
    return work is not None and not (event and event.start() <= work.start())


def _bracket_before(line: str, at: int) -> int:
    """Return the index behind the bracket that is still open before `at`; 0 where none is."""
    depth = 0
    for place in range(at - 1, max(at - REACH, 0) - 1, -1):
        depth += (line[place] == ")") - (line[place] == "(")
        if depth < 0:
            return place + 1
    return 0
