"""Words of a print that belong on one line: "24/KH-UBND", "ngày 09 tháng 6", "Điều 5", a number and its unit.

The spaces between them stay what they are: a PDF is kept from breaking there by its style, so that its text is found
and copied as it was typed; only Word needs other signs in their places.
"""

import re

_SPACE = r"[ \u00a0]"
_SYMBOL = r"\d+/(?:\d{4}/)?[A-ZĐ]+\d*(?:[-–&][A-ZĐ]+\d*)*"
_FIGURES = r"\d+(?:[.,/]\d+)*"
_DAY = rf"ngày{_SPACE}(?:\d\d?{_SPACE}tháng{_SPACE}\d\d?\b|{_FIGURES})"
_MONTH = rf"(?:tháng|[Qq]uý|năm){_SPACE}(?:{_FIGURES}|[IVX]+\b)"
_HOUR = rf"\d\d?{_SPACE}giờ(?:{_SPACE}\d\d?(?:{_SPACE}phút\b)?)?"
_PLACES_IN_LAW = "[Đđ]iều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|[Mm]ẫu số|[Mm]ẫu|[Ss]ố|[Đđ]ợt|[Ll]ần"
_NUMBERED = rf"\b(?:{_PLACES_IN_LAW}){_SPACE}(?:{_SYMBOL}|{_FIGURES}|[IVX]+\b)|\b[Đđ]iểm{_SPACE}[a-zđ]\b"
_UNITS = (
    "ngày|giờ|phút|tháng|năm|tuần|người|đại biểu|ý kiến|câu hỏi|phiếu|thôn|tổ|hộ|bản|trang|lần|đợt|văn bản|hồ sơ|"
    "đồng|nghìn|triệu|tỷ|km|mét|cm|mm|ha|m²|m2|kg|tấn|%"
)
_MEASURED = rf"{_FIGURES}{_SPACE}(?:{_UNITS})(?!\w)"
# The longest kind first: "ngày 09 tháng 6" is not "09 tháng".
_TOGETHER = re.compile(rf"({_DAY}|{_HOUR}|{_NUMBERED}|{_SYMBOL}|\b{_MONTH}|{_MEASURED})")
HYPHEN = "\u2011"  # the sign for a hyphen at which Word breaks no line


def pieces(text: str) -> list[str]:
    """A text in pieces, of which every second one stays on one line."""
    return _TOGETHER.split(text)


def for_word(text: str) -> str:
    """A text for Word, with spaces and hyphens at which no line is broken inside what stays together."""
    return "".join(
        piece.replace(" ", "\u00a0").replace("-", HYPHEN) if place % 2 else piece
        for place, piece in enumerate(pieces(text))
    )
