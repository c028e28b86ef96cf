"""Words of a print that belong on one line: "24/KH-UBND", "ngày 09 tháng 6 năm 2027", a telephone number, a sum.

The spaces between them stay what they are: a PDF is kept from breaking there by its style, so that its text is found
and copied as it was typed; only Word needs other signs in their places.
"""

import re

_SPACE = r"[ \u00a0]"
_SYMBOL = r"\d+/(?:\d{4}/)?[A-ZĐ]+\d*(?:[-–&][A-ZĐ]+\d*)*"
_FIGURES = r"\d+(?:[.,/]\d+)*"
_DAY_OF_MONTH = rf"\d\d?{_SPACE}tháng{_SPACE}\d\d?\b(?:{_SPACE}năm{_SPACE}\d{{4}}\b)?"
_DAY = rf"ngày{_SPACE}(?:{_DAY_OF_MONTH}|\d\d?-\d\d?-\d{{4}}\b|{_FIGURES})"
_PLAIN_DAY = r"(?<![\w/-])\d\d?-\d\d?-\d{4}(?![\w/-])"
_MONTH = rf"(?:tháng|[Qq]uý|năm){_SPACE}(?:{_FIGURES}|[IVX]+\b)"
_HOUR = rf"\d\d?{_SPACE}giờ(?:{_SPACE}\d\d?(?:{_SPACE}phút\b)?)?"
_PLACES_IN_LAW = "[Đđ]iều|[Kk]hoản|[Mm]ục|[Cc]hương|[Pp]hần|[Pp]hụ lục|[Mm]ẫu số|[Mm]ẫu|[Ss]ố|[Đđ]ợt|[Ll]ần"
_NUMBERED = rf"\b(?:{_PLACES_IN_LAW}){_SPACE}(?:{_SYMBOL}|{_FIGURES}|[IVX]+\b)|\b[Đđ]iểm{_SPACE}[a-zđ]\b"
# "0203 3861 234", "(0203) 3861.234", "+84 912 345 678", "1900 1234": groups that begin like a number to dial.
_TELEPHONE = (
    r"(?<![\w.,/])(?=(?:\+?[ \u00a0.()-]{0,2}\d){8})(?:(?:\+84|\(0\d{1,3}\)|0\d{1,4})(?:[ \u00a0.-]\d{2,6}){2,4}"
    r"|0\d{2,4}[ \u00a0.-]\d{5,8}|1[89]00(?:[ \u00a0.-]\d{2,4}){1,2})(?![\w/])"
)
_MAIL = r"[\w.+-]{1,30}@[\w-]{1,20}(?:\.[\w-]{1,20}){1,3}"
_UNITS = (
    "ngày|giờ|phút|tháng|năm|tuần|người|đại biểu|ý kiến|câu hỏi|phiếu|thôn|tổ|hộ|bản|trang|lần|đợt|văn bản|hồ sơ|"
    "đồng|nghìn|triệu|tỷ|km|mét|cm|mm|ha|m²|m2|kg|tấn|%"
)
_MONEY = rf"{_FIGURES}{_SPACE}(?:(?:trăm|nghìn|ngàn|triệu|tỷ|tỉ){_SPACE})*(?:đồng|VNĐ|VND)(?!\w)"
_MEASURED = rf"{_FIGURES}{_SPACE}(?:{_UNITS})(?!\w)"
# The longest kind first: "ngày 09 tháng 6" is not "09 tháng".
_TOGETHER = re.compile(
    rf"({_DAY}|{_MAIL}|{_TELEPHONE}|{_HOUR}|{_NUMBERED}|{_SYMBOL}|\b{_MONTH}|{_MONEY}|{_MEASURED}|{_PLAIN_DAY})"
)
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
