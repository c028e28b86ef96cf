"""What the papers of a conference share."""

from conferences.models import Conference
from dialogue_portal.formats.days import day_on_paper


def about_conference(conference: Conference) -> str:
    """What the minutes and the notice are about, as their trích yếu names it."""
    return (
        f"Hội nghị đối thoại giữa lãnh đạo {conference.authority.short_name} với người dân, tổ chức, doanh nghiệp "
        f"về thủ tục hành chính ngày {day_on_paper(conference.held_on)}"
    )


def people(number: int) -> str:
    """ "05", "1.287" """
    return f"{number:02,}".replace(",", ".")
