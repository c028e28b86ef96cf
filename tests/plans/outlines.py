"""What two readings of one plan are compared by, and a longer plan in made-up words to print and read again."""

import re

from dialogue_portal.documents.outline import footnotes_of
from dialogue_portal.documents.papers import recipient
from dialogue_portal.formats.phones import plain_phone
from plans.reading import SectionKind
from tests.plans.sample_text import PLAN_TEXT

LONG = (
    "Các bộ phận chuẩn bị chu đáo nội dung được giao, bảo đảm buổi đối thoại diễn ra dân chủ, công khai, đúng thời "
    "gian quy định, và mọi câu hỏi của người dân đều có người trả lời rõ ràng."
)
FORM = """
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc

PHIẾU ĐĂNG KÝ THAM GIA

(Xin ghi đầy đủ rồi gửi về Văn phòng)

Họ và tên ¹:

Địa chỉ (ghi rõ số nhà, thôn)

1. Về thủ tục hành chính (chất lượng, công khai):

......
......
......

2. Về cách giải quyết:

......
......

Tân Hòa, ngày tháng năm 2026

NGƯỜI ĐĂNG KÝ

(Ký, ghi rõ họ tên)

¹ Tổ chức ghi tên người đại diện.
"""
LONG_PLAN_TEXT = (
    PLAN_TEXT.replace("- Nghe người dân", "\n\n".join([f"- {LONG}"] * 14) + "\n\n- Nghe người dân")
    .replace(
        "- Trả lời ý kiến.",
        f"a) Phần mở đầu\n\n- Khai mạc.\n\n+ {LONG}\n\nb) Phần chính\n\n- Trả lời ý kiến.",
    )
    .replace(
        "- Các thôn;",
        "- Đảng ủy xã, Hội đồng nhân dân xã, Ủy ban Mặt trận Tổ quốc xã (để báo cáo);\n- Các thôn;",
    )
    .replace("CHỦ TỊCH\n", "KT. CHỦ TỊCH\nPHÓ CHỦ TỊCH\n")
    + FORM
)


def outline_of(plan) -> list[tuple]:
    """Kinds, labels, headings and items of a plan that was read, in order; recipients as they are printed.

    A footnote stands behind the line that carries its sign: a print has it at the foot of the page.
    """
    found, start, outline = footnotes_of(plan.sections), 0, []
    for section in plan.sections:
        items = [("note", note) for note in found.of(start)]
        for place, item in enumerate(section.items, start + 1):
            if place in found.taken:
                continue
            as_printed = ("-", recipient(item.text))
            items.append(
                as_printed if section.kind == SectionKind.RECIPIENTS else (item.marker, plainly(item.text))
            )
            items += [("note", note) for note in found.of(place)]
        start += 1 + len(section.items)
        outline.append(
            (section.kind.value, section.level, section.label, section.heading, section.run_in, items)
        )
    return outline


def plainly(text: str) -> str:
    """A line without what its print writes in its own way: the groups of telephone numbers, the number of its plan."""
    text = re.sub(r"\+84[ .]?(?=\d)", "0", text)
    text = re.sub(r"(?<=\d)[ .\u00a0](?=\d{3})|(?<=\d)[.](?=\d\.\d{3})", "", text)
    return re.sub(r"^(\(Kèm theo .*? số )\S*/", r"\1/", text)


def facts_of(plan) -> dict:
    """What is computed with, apart from the heading, which is the portal's own."""
    names = (
        "subject",
        "place",
        "rounds",
        "registration_days",
        "reply_days",
        "hotline",
        "email",
        "signature_lines",
    )
    facts = {name: getattr(plan, name) for name in (*names, "signer_name")}
    return facts | {"hotline": plain_phone(plan.hotline)}
