"""The ways in which forms and questions reach the office, as the sentences about handing them in name them."""

import re
from collections.abc import Iterator
from dataclasses import replace
from itertools import islice

from dialogue_portal.documents.tables import BETWEEN_CELLS, is_row
from plans.reading.channels import address, email, hotline
from plans.reading.model import ReadItem, ReadSection, SectionKind
from plans.reading.openings import PAPERS
from plans.reading.persons import contact_in
from plans.reading.sentences import Sentence, sentences_of
from plans.reading.text import body_lines

# What is not talked about, and what the plan rests on, names no way to reach the office.
SILENT = (
    SectionKind.EXCLUSIONS,
    SectionKind.BASES,
    SectionKind.OPENING,
    SectionKind.RECIPIENTS,
    SectionKind.ANNEX,
)
# What is talked about, and why, and who comes, names ways of other matters;
# there a sentence itself speaks of forms or questions.
OF_OTHER_MATTERS = (SectionKind.CONTENTS, SectionKind.AIMS, SectionKind.PARTICIPANTS)
OF_DIALOGUE = re.compile(
    r"\bphiếu\b|\bcâu hỏi\b|\bđăng ký (?:tham|dự|tại chỗ|trước|trực tiếp|phát biểu|câu|ý kiến|nội dung)\b",
    re.I,
)
SITE = re.compile(r"(?:https?://|www\.)[\w./%?=&-]+[\w/]", re.I)
AT_THE_MEETING, ON_PAPER, LETTER_BOX = "trực tiếp tại hội nghị", "bản giấy", "hòm thư góp ý"
# The words of these say themselves that something is asked or handed in.
FOR_FORMS_ALONE = (AT_THE_MEETING, ON_PAPER, LETTER_BOX)
# Each way with its words. Most also serve to publish or for other procedures: the words before each say what it is for.
WAYS = [
    (
        "trực tuyến trên cổng, trang thông tin điện tử",
        re.compile(r"(?:cổng|trang) thông tin điện tử|cổng dịch vụ công|trang web|website", re.I),
    ),
    ("trực tuyến qua mạng xã hội", re.compile(r"\b(?:zalo|facebook|fanpage)\b", re.I)),
    ("trực tuyến qua mã QR", re.compile(r"\bmã QR\b", re.I)),
    (
        "nộp tại trung tâm phục vụ hành chính công, bộ phận một cửa",
        re.compile(
            r"(?:trung tâm phục vụ hành chính công|bộ phận một cửa)(?![^.;\n]{0,20}qua (?:thư|e-?mail))",
            re.I,
        ),
    ),
    (
        AT_THE_MEETING,
        re.compile(
            r"(?:đăng ký|hỏi|nêu|phát biểu|phản ánh)(?:(?!trả lời)[^.;\n]){0,60}(?:ngay\s+)?"
            r"(?:tại chỗ|(?:tại|trong)\s+(?:hội nghị|buổi|cuộc))",
            re.I,
        ),
    ),
    (
        "nộp trực tiếp tại trụ sở",
        re.compile(
            r"(?:gửi|nộp|tiếp nhận|nhận phiếu)[^.;\n]{0,80}\btrực tiếp\b(?! tại (?:hội nghị|buổi|cuộc))"
            r"|\btrực tiếp (?:tại|về|đến|cho) (?:bộ phận|trung tâm|văn phòng|trụ sở|ubnd)",
            re.I,
        ),
    ),
    (
        ON_PAPER,
        re.compile(r"\bbản giấy\b|\bphiếu giấy\b|\b(?:nộp|ghi) phiếu\b|bằng văn bản qua", re.I),
    ),
    (LETTER_BOX, re.compile(r"\b(?:hòm|thùng|hộp) (?:thư )?góp ý\b", re.I)),
    ("bản điện tử", re.compile(r"\bbản điện tử\b", re.I)),
    ("bưu điện", re.compile(r"(?:qua|bằng|đường|dịch vụ|nộp|gửi)[^.;,\n]{0,30}bưu (?:điện|chính)", re.I)),
]
ASKED = r"phiếu|câu hỏi|ý kiến|nội dung (?:cần )?(?:hỏi|đối thoại|phản ánh|kiến nghị)"
# Of two words that overlap the longer one counts: "nộp hồ sơ" and "gửi giấy mời" hand in no form.
TAKES = re.compile(
    rf"\b(?:{ASKED}|gửi|nộp|tiếp nhận|nhận|đăng ký|phản ánh|kiến nghị|góp ý|hỏi|điền|thu thập)\b", re.I
)
MATTERS = (
    r"hồ sơ|thủ tục|(?<!cổng )dịch vụ công|kết quả|khai sinh|khai tử|kết hôn|tạm trú|kinh doanh|đất đai|biến động"
    r"|chứng thực|giấy mời|thư mời|giấy phép|báo cáo|tài liệu|(?<!theo )thông báo|kết luận|câu trả lời"
    r"|nội dung trả lời|ý kiến trả lời|thuế|lệ phí|tiền|lương|trợ cấp|lịch tiếp"
)
HANDS = r"(?:gửi|nộp|tiếp nhận|nhận|đăng ký|trả|giải quyết|xử lý)\s+(?:(?!phiếu|câu hỏi|ý kiến|bằng)[^\W\d_]+\s+){0,2}"
OTHERWISE = re.compile(
    rf"\b(?:{HANDS}(?:văn bản|kế hoạch)|(?:{HANDS})?(?:{MATTERS})"
    r"(?:\s+(?:đã\s+|được\s+)?(?:gửi|nộp|tiếp nhận|nhận|đăng ký)\b)?"
    r"|đăng(?! ký)|niêm yết|công khai|công bố|tuyên truyền|truyền thông|phát(?! sinh)|đưa tin|chia sẻ|cập nhật|đăng tải"
    r"|livestream|tra cứu|thanh toán|điểm danh|xem|tải|giải quyết|xử lý|trả lời|giải đáp|vận hành|sử dụng|quản lý"
    r"|theo dõi|nâng cấp|hướng dẫn\s+sử dụng)\b",
    re.I,
)
# The title of another paper names what that paper is about, "Nghị định số 118/2025/NĐ-CP về … tại Bộ phận Một cửa".
CITED = re.compile(
    rf"\b{PAPERS}\s+số\b[^,;\n]{{0,60}}?\s(?:về|quy định|hướng dẫn|ban hành|của)\b[^,;.\n]*", re.I
)
# How many characters around a way can say what it is for.
REACH = 300


def channels(sections: list[ReadSection]) -> list[str]:
    """Return in words every way to reach the office that a plan names, with its number or address."""
    lines = body_lines(sections)
    text = "\n".join(lines)
    named = [
        ("đường dây nóng", hotline(text, contact_in(lines).number)),
        ("thư điện tử", email(text)),
        ("nộp tại", address(sections)),
    ]
    return [f"{name} {value}" for name, value in named if value] + _ways(sections)


def _ways(sections: list[ReadSection]) -> list[str]:
    apart = [replace(section, items=list(_cells_apart(section.items))) for section in sections]
    everywhere = [
        one._replace(text=CITED.sub(" ", one.text), above=[CITED.sub(" ", text) for text in one.above])
        for one in sentences_of(apart, without=SILENT)
    ]
    sentences = [
        one for one in everywhere if one.kind not in OF_OTHER_MATTERS or OF_DIALOGUE.search(one.text)
    ]
    sites = (match[0] for one in sentences for match in SITE.finditer(one.text) if _takes_forms(one, match))
    named = [
        name
        for name, words in WAYS
        if (name in FOR_FORMS_ALONE and any(words.search(one.text) for one in everywhere))
        or any(_takes_forms(one, match) for one in sentences for match in words.finditer(one.text))
    ]
    return [*(f"trực tuyến tại {site}" for site in islice(sites, 1)), *named]


def _cells_apart(items: list[ReadItem]) -> Iterator[ReadItem]:
    """Yield each cell of a table as a line of its own: who does a work in a table is no way on which it is done."""
    for item in items:
        if is_row(item.text):
            yield from (replace(item, text=cell) for cell in BETWEEN_CELLS.split(item.text))
        else:
            yield item


def _takes_forms(sentence: Sentence, way: re.Match[str]) -> bool:
    """Tell whether forms or questions come in on a way: the last word before it that says what is done decides.

    Without one it is the first word behind it, else the nearest line or heading above that has one.
    """
    if uses := _uses(sentence.text[max(0, way.start() - REACH) : way.end()]):
        return uses[-1]
    if uses := _uses(sentence.text[way.end() : way.end() + REACH]):
        return uses[0]
    return next((uses[0] for text in sentence.above if (uses := _uses(text[:REACH]))), False)


def _uses(text: str) -> list[bool]:
    """Return for each word of a text that says what is done whether forms are handed in, in the order of the text."""
    found = [
        (match.span(), takes)
        for takes, words in ((True, TAKES), (False, OTHERWISE))
        for match in words.finditer(text)
    ]
    return [
        takes
        for span, takes in sorted(found)
        if not any(other != span and other[0] <= span[0] and span[1] <= other[1] for other, _ in found)
    ]
