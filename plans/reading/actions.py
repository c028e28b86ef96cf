"""Who does what: the one action of a plan's sentence that a term belongs to."""

import re
from collections.abc import Iterator
from enum import StrEnum

from plans.reading.memory import remembered


class Action(StrEnum):
    """What is done; the values of the first five are the codes of terms."""

    REGISTRATION = "registration"
    NOTICE = "notice"
    REPLY = "reply"
    CONCLUSION = "conclusion"
    RESULTS = "results"
    OTHER = "other"
    SENDING = "sending"
    NONE = "none"


# Counted back from the conference; the others are counted forward.
BACKWARD = (Action.REGISTRATION, Action.NOTICE)
ASKED = r"(?:phiếu|đăng ký|câu hỏi|ý kiến|kiến nghị|nội dung (?:cần )?(?:đối thoại|hỏi|phản ánh))"
CITIZENS = r"(?:người dân|nhân dân|công dân|cá nhân|tổ chức|cử tri|đại biểu|doanh nghiệp|bà con)"
STAFF = r"(?:thôn|xóm|tổ|ấp|bản|khu|buôn|trưởng|hộ|người dân|nhân dân|phòng|cơ quan|bộ phận|công chức|đơn vị|ngành)"
PUBLISH = r"(?:thông báo|công bố|niêm yết|đăng tải|phát thanh|truyền thanh|công khai|phát hành)"
REACH = r"(?:(?!kết luận|kết quả|báo cáo|hoãn|thay đổi)[^.;]){0,80}?"
ANSWERS = r"(?:câu trả lời|nội dung (?:hỏi|trả lời|đối thoại)|hỏi,? đáp)"
# Each action with its words. Of two that overlap, the longer one counts: "chưa trả lời" is no answer,
# "báo cáo kết quả" publishes nothing, "tổng hợp phiếu đăng ký" is the office's own work.
VOCABULARY = [
    (
        Action.NONE,
        r"(?:chưa|không|đã|được)\s+(?:thể\s+|được\s+|kịp\s+)*(?:trả lời|giải đáp|phân công|giao|chuyển)",
    ),
    (Action.NONE, r"(?:để|phục vụ)\s+(?:việc\s+)?(?:tổng hợp|theo dõi|báo cáo|chuẩn bị)[^.;,]{0,40}"),
    (Action.SENDING, r"gửi|nộp|niêm yết|công khai|đăng|đăng tải|phát|phát hành|công bố|thông báo|dán|chép"),
    (
        Action.OTHER,
        (
            r"báo cáo|tổng hợp|phân loại|rà soát|phân công|chuẩn bị|giấy mời|mời|tài liệu|danh sách|góp ý|biên bản"
            r"|khảo sát|dự toán|bố trí|kiểm tra|trù bị|chuyển|giải quyết|xử lý|hoàn thành|hoàn thiện|trình|phê duyệt"
            r"|thực hiện|triển khai|khắc phục|trang trí|thẩm định|bổ sung|lập|nghiên cứu|xây dựng|lưu(?! ý)|đôn đốc"
            r"|rút kinh nghiệm|(?:thông báo|báo)\b[^.;]{0,40}(?:hoãn|thay đổi|dời|lùi|hủy|ngày mới)"
        ),
    ),
    (
        Action.OTHER,
        (
            rf"(?:tổng hợp|phân loại|rà soát|in|phát|chuyển|lập|cung cấp|xây dựng|thiết kế|nghiên cứu)\b"
            rf"[^.;]{{0,80}}?{ASKED}(?:\s+{ASKED})*"
        ),
    ),
    (
        Action.OTHER,
        rf"gửi\b[^.;]{{0,60}}phiếu[^.;]{{0,60}}\b(?:đến|cho|tới)\s+(?:các\s+|từng\s+|mỗi\s+)?{STAFF}\b",
    ),
    (
        Action.OTHER,
        (
            r"(?:thực hiện|triển khai|theo dõi|đôn đốc|căn cứ|kết quả|báo cáo|niêm yết|công khai|đăng tải)\b"
            r"[^.;]{0,60}kết luận"
        ),
    ),
    # What one desk sends another before the answer goes out.
    (
        Action.OTHER,
        r"phiếu\s+chuyển\b[^.;,]{0,100}|dự thảo\s+(?:câu\s+|nội dung\s+)?trả lời\b[^.;,]{0,60}gửi",
    ),
    (Action.OTHER, r"đăng ký\s+(?:danh sách|đại biểu|phát biểu)"),
    (Action.OTHER, r"danh sách\b[^.;,]{0,40}\bđăng ký"),
    (Action.OTHER, r"gửi\s+(?:(?:đến|cho|về|tới)\s+)?các\s+(?:phòng|ngành|đơn vị|cơ quan|bộ phận)"),
    (
        Action.REGISTRATION,
        (
            r"phiếu\s+(?:đăng ký|câu hỏi|ý kiến)|đăng ký|hạn\s+(?:cuối\s+)?(?:gửi|nộp|nhận)"
            r"|ghi\s+(?:vào\s+)?(?:sổ|phiếu)"
            rf"|(?:gửi|nộp|nhận|tiếp nhận|thu)\b(?:(?!trả lời|giải đáp|phúc đáp)[^.,;]){{0,60}}{ASKED}"
            rf"|{ASKED}[^.;,]{{0,60}}\b(?:gửi|nộp)"
        ),
    ),
    (Action.REGISTRATION, rf"{CITIZENS}\b[^.;]{{0,80}}\b(?:gửi|nộp)\b[^.;]{{0,60}}{ASKED}[^.;,]{{0,80}}"),
    (
        Action.NOTICE,
        (
            rf"{PUBLISH}\b{REACH}"
            rf"(?:thời gian|địa điểm|lịch|hội nghị|buổi|đối thoại|{CITIZENS}|rộng rãi|phương tiện|loa)"
            r"(?:[^.;]{0,60}?(?:cách|hình thức|phương thức|thể thức|việc|thời hạn)(?:\s+thức)?\s+đăng ký"
            r"(?:\s+tham\s+(?:dự|gia))?)?"
        ),
    ),
    (
        Action.NOTICE,
        (
            r"(?:thời gian|địa điểm|ngày,? giờ|lịch)\b[^.;]{0,80}\b(?:được|do)\b[^.;]{0,60}"
            r"(?:công bố|thông báo|báo|niêm yết)"
        ),
    ),
    (
        Action.NOTICE,
        r"(?:đăng|đăng tải|phát|dán|niêm yết)\s+thông báo(?!\s+kết)\b[^.;]{0,40}?(?:trang|cổng|zalo|bảng tin|trụ sở)",
    ),
    (
        Action.REPLY,
        rf"(?:trả lời|giải đáp|phúc đáp)(?:[^.;,]{{0,60}}{ASKED})?",
    ),
    (
        Action.CONCLUSION,
        (
            r"(?:thông báo|văn bản|nội dung|ban hành|ra|phát hành|trình|ký|dự thảo)\b[^.;]{0,60}kết luận"
            r"|kết luận\b[^.;]{0,40}thông báo|kết luận\s+(?:hội nghị|buổi|cuộc|đối thoại)"
        ),
    ),
    (
        Action.RESULTS,
        (
            r"(?:công khai|niêm yết|đăng|đăng tải|thông báo|công bố|gửi|phát|thông tin)\b"
            r"(?:(?!báo cáo)[^.;]){0,60}?kết quả"
            r"(?!\s+(?:thực hiện|giải quyết|xử lý|trả lời|khảo sát|đăng ký|phân loại|tổng hợp|thẩm|kiểm|rà))"
            r"(?:\s+(?:hội nghị|buổi|cuộc|đối thoại))*"
        ),
    ),
    (
        Action.RESULTS,
        (
            rf"(?:công khai|niêm yết|đăng|đăng tải)\b(?:(?!thời gian|địa điểm)[^.;]){{0,60}}?{ANSWERS}"
            r"|kết quả\s+(?:hội nghị|buổi|cuộc|đối thoại)(?:(?!báo cáo)[^.;]){0,60}?"
            r"(?:công khai|niêm yết|đăng tải|gửi\s+(?:đến|tới|cho))"
        ),
    ),
]
Found = tuple[tuple[int, int], Action]
WORDS = [(action, re.compile(rf"\b(?:{words})\b", re.I)) for action, words in VOCABULARY]


@remembered
def actions_in(text: str) -> tuple[Action, ...]:
    """Return the actions that a text names, in their order; what is sent says which action a bare "gửi" is."""
    found = [(match.span(), action) for action, words in WORDS for match in words.finditer(text)]
    named = [action for _, action in _longest(found) if action != Action.NONE]
    return tuple(action for action in named if action != Action.SENDING) or (Action.OTHER,) * bool(named)


def _longest(found: list[Found]) -> Iterator[Found]:
    """Yield what was found in the order of the text, without what lies within a longer one."""
    end = -1
    # Of those that begin together the longest comes first; one that ends no later than it lies within it.
    by_start = sorted(found, key=lambda one: (one[0][0], -one[0][1]))
    kept: list[Found] = []
    for span, action in by_start:
        if span[1] > end or (kept and span == kept[-1][0]):
            kept.append((span, action))
            end = span[1]
    yield from sorted(kept)
