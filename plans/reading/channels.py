"""Ways to reach the office: telephone, e-mail, address, the portal, in person."""

import re
from itertools import pairwise

TELEPHONE = r"(?P<number>(?:(?:\(?\+84\)?|0)[\d .\-]{7,14}|1[89]00[\d .\-]{3,9})\d)"
NO_FAX = r"(?![ .-]?\d)(?!\s*\(\s*fax\s*\))"
# A hotline is called so before or behind its number; else any telephone number that is no person's own.
HOTLINES = [
    re.compile(rf"{TELEPHONE}\s*\((?:số\s+)?(?:đường dây nóng|hotline)", re.I),
    re.compile(rf"(?:đường dây nóng|hotline)(?:(?!fax)[^\d+]){{0,60}}?{TELEPHONE}{NO_FAX}", re.I),
    re.compile(rf"(?:điện thoại|đt|sđt|số máy|zalo)\b(?:(?!fax)[^\d+]){{0,60}}?{TELEPHONE}{NO_FAX}", re.I),
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
# "gửi phiếu về Văn phòng … (khu 4, xã …, tỉnh …)"
SENT_TO = re.compile(
    r"\b(?:gửi|nộp)\b[^.;()]{3,120}\((?P<address>[^()@]{3,100}, (?:xã|phường|đặc khu) [^()@]{3,80})\)", re.I
)
ADDRESS_BELOW = re.compile(r"địa chỉ(?: sau)?\s*:$", re.I)
NAME_BEFORE = re.compile(r"^[^:,]{1,60}:\s*(?P<address>.+)")
# The words that begin another kind of contact than a postal address.
OTHER_CONTACT = re.compile(r"\S*@|email|e-mail|thư điện tử|điện thoại|đường dây|zalo|https?:|www\.", re.I)
SITE = re.compile(r"(?:https?://|www\.)[\w./%?=&-]+[\w/]", re.I)
SEND = r"(?:gửi|nộp|đăng ký|tiếp nhận|nhận phiếu|qua|quét|truy cập)\b"
# The ways in which forms reach the office, each with the words by which a plan names it.
WAYS = [
    (
        "trực tuyến trên cổng, trang thông tin điện tử",
        re.compile(
            rf"{SEND}(?:(?!đăng tải|niêm yết|công khai|đăng toàn)[^.;\n]){{0,80}}"
            r"(?:(?:cổng|trang) thông tin điện tử|cổng dịch vụ công)",
            re.I,
        ),
    ),
    ("trực tuyến qua mạng xã hội", re.compile(r"\b(?:zalo|facebook|fanpage)\b", re.I)),
    ("trực tuyến qua mã QR", re.compile(r"\bmã QR\b", re.I)),
    (
        "nộp tại trung tâm phục vụ hành chính công, bộ phận một cửa",
        re.compile(
            r"(?:gửi|nộp|đăng ký|nhận (?:phiếu|ý kiến|câu hỏi))[^.;\n]{0,60}"
            r"(?:trung tâm phục vụ hành chính công|bộ phận một cửa)"
            r"(?![^.;\n]{0,20}qua (?:thư|e-?mail))",
            re.I,
        ),
    ),
    (
        "trực tiếp tại hội nghị",
        re.compile(
            r"(?:đăng ký|hỏi|nêu|phát biểu|phản ánh)(?:(?!trả lời)[^.;\n]){0,60}(?:ngay\s+)?"
            r"(?:tại chỗ|(?:tại|trong)\s+(?:hội nghị|buổi|cuộc))",
            re.I,
        ),
    ),
    (
        "nộp trực tiếp tại trụ sở",
        re.compile(
            r"(?:gửi|nộp|tiếp nhận|nhận phiếu)[^.;\n]{0,80}\btrực tiếp\b"
            r"|\btrực tiếp (?:tại|về|đến|cho) (?:bộ phận|trung tâm|văn phòng|trụ sở|ubnd)",
            re.I,
        ),
    ),
    (
        "bản giấy",
        re.compile(r"\bbản giấy\b|\bphiếu giấy\b|hòm thư góp ý|\b(?:nộp|ghi) phiếu\b|bằng văn bản qua", re.I),
    ),
    ("bản điện tử", re.compile(r"\bbản điện tử\b", re.I)),
    ("bưu điện", re.compile(r"(?:gửi|nộp)[^.;\n]{0,80}bưu (?:điện|chính)", re.I)),
]


def hotline(text: str) -> str:
    """Return the hotline, or else the first telephone number that is no person's own; "" where there is none."""
    for pattern in HOTLINES:
        for match in pattern.finditer(text):
            if not OF_OTHERS.search(text[max(0, match.start("number") - 120) : match.start("number")]):
                return match["number"].strip(" .-")
    return ""


def email(text: str) -> str:
    """Return the first e-mail address of the office; "" where there is none."""
    for match in EMAIL.finditer(text):
        if not OF_ANOTHER_OFFICE.search(text[max(0, match.start() - 100) : match.start()]):
            return "".join(match[0].split()).rstrip(".")
    return ""


def address(lines: list[str]) -> str:
    """Return the postal address of the office; "" where the lines name none."""
    for line, below in pairwise([*lines, ""]):
        if ADDRESS_BELOW.search(line) and below and not OTHER_CONTACT.search(below):
            named = NAME_BEFORE.match(below)
            return (named["address"] if named else below).strip(" .;")
        match = ADDRESS.search(line)
        if match and not OTHER_CONTACT.match(match["address"]):
            return OTHER_CONTACT.split(match["address"])[0].strip(" .,;")
    return next(
        (
            match["address"].strip(" .,;")
            for pattern in (HANDED_IN_AT, SENT_TO)
            for line in lines
            if (match := pattern.search(line))
        ),
        "",
    )


def channels(lines: list[str]) -> list[str]:
    """Return in words every way to reach the office that the lines name, with its number or address."""
    text = "\n".join(lines)
    named = [("đường dây nóng", hotline(text)), ("thư điện tử", email(text)), ("nộp tại", address(lines))]
    site = SITE.search(text)
    return (
        [f"{name} {value}" for name, value in named if value]
        + ([f"trực tuyến tại {site[0]}"] if site else [])
        + [name for name, words in WAYS if words.search(text)]
    )
