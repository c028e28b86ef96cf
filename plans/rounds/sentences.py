"""A round in the words of a paper."""

from dialogue_portal.formats.days import day_on_paper, say_hour
from plans.models import Round


def sentence_of(round: Round) -> str:
    """When and where a round with a date takes place, and the last day for its forms."""
    set_date = round.set_date
    hours = say_hour(set_date.starts_at)
    if set_date.ends_at:
        hours += f" đến {say_hour(set_date.ends_at)}"
    return (
        f"Đợt {round.position}: từ {hours}, ngày {day_on_paper(set_date.held_on)}, tại {set_date.place}; "
        f"nhận Phiếu đăng ký đến hết ngày {day_on_paper(set_date.registration_closes_on)}."
    )
