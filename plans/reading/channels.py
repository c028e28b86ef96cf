"""Ways to reach the office: telephone, e-mail, address, the portal, in person."""

import re

TELEPHONE = r"(?P<number>(?:(?:\+84|0)[\d .\-]{7,14}|1[89]00[\d .\-]{3,9})\d)"
HOTLINES = [
    re.compile(rf"(?:đường dây nóng|hotline)[^\d+]{{0,60}}{TELEPHONE}", re.I),
    re.compile(rf"(?:điện thoại|đt|sđt|số máy|zalo)\b[^\d+]{{0,60}}{TELEPHONE}", re.I),
]
EMAIL = re.compile(r"(?<![\w.+-])[\w.+-]{1,64}@\w[\w-]*(?:\.\w[\w-]*){1,5}")
ADDRESS = re.compile(
    r"\bđịa chỉ(?: liên hệ| tiếp nhận| nhận phiếu| trụ sở)?\s*:\s*(?P<address>[^;(]{8,200})", re.I
)
ADDRESS_BELOW = re.compile(r"địa chỉ(?: sau)?\s*:$", re.I)
NAME_BEFORE = re.compile(r"^[^:,]{1,60}:\s*(?P<address>.+)")
# The words that begin another kind of contact than a postal address.
OTHER_CONTACT = re.compile(r"@|email|e-mail|thư điện tử|điện thoại|đường dây|zalo|https?:|www\.", re.I)
SITE = re.compile(r"(?:https?://|www\.)[\w./%?=&-]+[\w/]", re.I)
# The ways in which forms reach the office, each with the words by which a plan names it.
WAYS = [
    (
        "cổng, trang thông tin điện tử",
        re.compile(r"(?:cổng|trang) thông tin điện tử|cổng dịch vụ công", re.I),
    ),
    ("mạng xã hội", re.compile(r"\b(?:zalo|facebook|fanpage)\b", re.I)),
    ("mã QR", re.compile(r"\bmã QR\b", re.I)),
    (
        "trung tâm phục vụ hành chính công, bộ phận một cửa",
        re.compile(
            r"(?:gửi|nộp|đăng ký|tiếp nhận|tại|về)[^.;]{0,60}(?:trung tâm phục vụ hành chính công|bộ phận một cửa)",
            re.I,
        ),
    ),
    (
        "trực tiếp",
        re.compile(
            r"(?:gửi|nộp|đăng ký|tiếp nhận|nhận phiếu)[^.;]{0,80}\btrực tiếp\b"
            r"|\btrực tiếp (?:tại|về|đến|cho) (?:hội nghị|bộ phận|trung tâm|văn phòng|trụ sở|ubnd)",
            re.I,
        ),
    ),
    ("bản giấy", re.compile(r"\bbản giấy\b", re.I)),
    ("bản điện tử", re.compile(r"\bbản điện tử\b", re.I)),
    ("bưu điện", re.compile(r"(?:gửi|nộp) (?:phiếu|ý kiến|câu hỏi)[^.;]{0,80}bưu (?:điện|chính)", re.I)),
]


def hotline(text: str) -> str:
    """Return the hotline, or else the first number that is called a telephone number; "" where there is none."""
    found = next((match for pattern in HOTLINES if (match := pattern.search(text))), None)
    return found["number"].strip(" .-") if found else ""


def email(text: str) -> str:
    """Return the first e-mail address; "" where there is none."""
    found = EMAIL.search(text)
    return found[0].rstrip(".") if found else ""


def address(lines: list[str]) -> str:
    """Return the postal address of the office; "" where the lines name none."""
    for line, below in zip(lines, [*lines[1:], ""], strict=True):
        if ADDRESS_BELOW.search(line) and below and not OTHER_CONTACT.search(below):
            named = NAME_BEFORE.match(below)
            return (named["address"] if named else below).strip(" .;")
        match = ADDRESS.search(line)
        if match and not OTHER_CONTACT.match(match["address"]):
            return OTHER_CONTACT.split(match["address"])[0].strip(" .,;")
    return ""


def channels(lines: list[str]) -> list[str]:
    """Return in words every way to reach the office that the lines name, with its number or address."""
    text = "\n".join(lines)
    named = [("đường dây nóng", hotline(text)), ("thư điện tử", email(text)), ("địa chỉ", address(lines))]
    site = SITE.search(text)
    return (
        [f"{name} {value}" for name, value in named if value]
        + ([site[0]] if site else [])
        + [name for name, words in WAYS if words.search(text)]
    )
