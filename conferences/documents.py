from datetime import time

from conferences.models import Conference
from dialogue_portal.documents.papers import BLANK
from plans.outline.text import items_of


def about_conference(conference: Conference) -> str:
    return (
        f"Hội nghị đối thoại giữa lãnh đạo {conference.authority.short_name} với người dân, tổ chức, doanh nghiệp "
        f"về thủ tục hành chính ngày\u00a0{conference.round.held_on:%d/%m/%Y}"
    )


def recipients_of(plan) -> list[str]:
    """The plan's own recipients; the usual ones where it names none."""
    usual = [f"Thường trực Đảng ủy, HĐND {plan.authority.kind}", "Như thành phần dự hội nghị", "Lưu: VT"]
    return items_of(plan, "recipients") or usual


def sentence(text: str) -> str:
    """The text with one full stop at its end."""
    return text.rstrip(" .;,") + "."


def hour(moment: time | None) -> str:
    """ "07 giờ 30 phút"; without a time, room to write it."""
    return f"{moment:%H} giờ {moment:%M} phút" if moment else f"{BLANK}giờ{BLANK}phút"


def people(number: int) -> str:
    """ "05", "1.287" """
    return f"{number:02,}".replace(",", ".")
