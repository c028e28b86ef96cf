"""The place of a conference in a line: "Địa điểm: …", "tại …", a cell of a table."""

import re

from plans.reading.days import DAY, MONTHS
from plans.reading.hours import HOURS

LABELLED = re.compile(r"(?P<label>(?:địa điểm|nơi tổ chức)[^:.;]{0,40}):\s*(?:tại\s+)?(?P<place>.+)", re.I)
# "Hội trường UBND xã (tầng 2, nhà A)": the bracket says where it is; others say when, or that it may change.
WHERE_IN_BRACKETS = (
    r"\((?:(?:ở|tại|cạnh|gần|đối diện|sau|trước|phía)\s+)?(?:tầng|lầu|nhà|tòa|toà|dãy|khối|khu|phòng|số|đường|phố"
    r"|thôn|xóm|ấp|bản|buôn|tổ|khóm|cơ sở|trụ sở|hội trường|trung tâm|chợ|đình|trường|sân|cổng|ubnd|xã|phường|địa chỉ"
    r"|quốc lộ)\b[^;()]{0,80}\)"
)
AT = re.compile(rf"(?:^|[\s,;:(])tại\s+(?=(?P<place>(?:[^;(]|{WHERE_IN_BRACKETS}){{3,150}}))", re.I)
# The place where forms are handed in is not that of the conference.
OTHER_PLACE = re.compile(r"phiếu|đăng ký|tiếp nhận|nhận|liên hệ|nộp|gửi", re.I)
# "tại Điều 43", "tại Kế hoạch số 5", "tại hội nghị": a paper, a part of one, or an event.
NO_PLACE = re.compile(
    r"(?:các\s+|những\s+|mỗi\s+)?(?:khoản|điều|điểm [a-zđ]\b|chương|mục|phần|phụ lục|kế hoạch|quyết định|văn bản"
    r"|thông báo|công văn|nghị (?:quyết|định)|luật|thông tư|chỉ thị|tờ trình|biên bản|báo cáo|kết luận|hướng dẫn"
    r"|giấy mời|hội nghị|buổi|cuộc|phiên|kỳ|đợt|chỗ|đây|đó|thời điểm|ngày|bàn|quầy|số|nơi|trên)\b",
    re.I,
)
# The place is not known yet.
UNKNOWN = re.compile(
    r"[(\[“\"]*(?:(?:sẽ|có|được|do|theo|tùy|chưa)\s+|thông báo|như trên|ghi trong)|\W*$|(?:dự kiến\s*)?[.…_\s]*$",
    re.I,
)
# Where the place ends and something else begins.
BEHIND = re.compile(
    r",?\s*\b(?:theo (?:quy định|phân công|kế hoạch|chỉ đạo)|thời gian|vào (?:lúc|hồi|ngày)|lúc|hồi|bắt đầu"
    r"|như đã)\b.*",
    re.I,
)
TIME_BEFORE = re.compile(r"[,\s(]*(?:(?:vào|lúc|từ|hồi|trong|ngày|thứ \w+|sáng|chiều|dự kiến)[,\s]*)*$", re.I)
SENTENCE = re.compile(r";|(?<=\w{3})\.\s|(?<=\d)\.\s")
PREMISES = re.compile(
    r"(?:tại|nhà|hội trường|trụ sở|trung tâm|phòng họp|ubnd|ủy ban|đình|trường|sân|chùa|đồn|khu)\b.*", re.I
)
LONGEST = 300
# The column of those who do something is none of places, though "UBND xã" could be one.
HEAD_OF_UNITS = re.compile(r"đơn vị|cơ quan|chủ trì|thực hiện|phụ trách|phối hợp|người|thành phần", re.I)
HEAD_OF_PLACES = re.compile(r"địa điểm|nơi tổ chức", re.I)


def labelled_place(line: str) -> str:
    """Return the place behind "Địa điểm:"; "" where there is none."""
    match = LABELLED.search(line)
    return _place(match["place"]) if match and not OTHER_PLACE.search(match["label"]) else ""


def place_at(line: str) -> str:
    """Return the place behind "tại" in a line; "" where only papers or events stand there."""
    for match in AT.finditer(line):
        if (
            not NO_PLACE.match(match["place"])
            and not OTHER_PLACE.search(line[: match.start()].rsplit(",", 1)[-1])
            and (place := _place(match["place"]))
        ):
            return place
    return ""


def place_in_row(row: str, head: str) -> str:
    """Return the cell of a table row that is a place: below the head that says so, else the one that looks so."""
    cells, heads = row.split(" | "), head.split(" | ")
    if len(cells) == len(heads):
        for cell, name in zip(cells, heads, strict=True):
            if HEAD_OF_PLACES.search(name) and not DAY.search(cell):
                return _place(cell)
        cells = [cell for cell, name in zip(cells, heads, strict=True) if not HEAD_OF_UNITS.search(name)]
    return next((_place(cell) for cell in cells[1:] if PREMISES.match(cell) and not DAY.search(cell)), "")


def _place(words: str) -> str:
    """Return the place that words begin with, without what follows it; "" where they name none."""
    place = BEHIND.sub("", SENTENCE.split(words[:LONGEST])[0])
    starts = [match.start() for when in (DAY, MONTHS, HOURS) if (match := when.search(place))]
    if starts:
        place = TIME_BEFORE.sub("", place[: min(starts)])
    place = place.strip(" .;,:")
    if place.count("(") > place.count(")"):
        place = place.rsplit("(", 1)[0].strip(" .;,")
    return "" if UNKNOWN.match(place) or not any(char.isalpha() for char in place) else place
