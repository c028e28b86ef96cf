"""Days and hours as people write them in Vietnamese. Pure, no database."""

from datetime import date, datetime, time

from django.utils.timezone import is_aware, localtime

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def local(moment: date | datetime) -> date | datetime:
    """The moment in Asia/Ho_Chi_Minh; a date, or a moment without a zone, stays as it is."""
    return localtime(moment) if isinstance(moment, datetime) and is_aware(moment) else moment


def say_day_short(day: date) -> str:
    """ "12/06/2026"; a moment is shown as its local date."""
    return f"{local(day):%d/%m/%Y}"


def say_day(day: date) -> str:
    """ "thứ Sáu, 12/06/2026"; a moment is shown as its local date."""
    return f"{WEEKDAYS[local(day).weekday()]}, {say_day_short(day)}"


def say_day_in_words(day: date) -> str:
    """ "thứ Sáu, ngày 12 tháng 6 năm 2026", in which day and month cannot be taken for each other."""
    return f"{WEEKDAYS[day.weekday()]}, ngày {day.day} tháng {day.month} năm {day.year}"


def figures_of(day: date) -> tuple[str, str]:
    """Day and month as papers write them: "09", "02", but "6".

    A 0 stands where somebody could put another figure before it: days under 10, months 1 and 2 (decree
    30/2020/NĐ-CP, annex I, part II, 4).
    """
    return f"{day:%d}", f"{day.month:02}" if day.month <= 2 else str(day.month)


def day_on_paper(day: date) -> str:
    """ "22/6/2027", "09/02/2027": a date in the text of a paper."""
    return f"{'/'.join(figures_of(day))}/{day.year}"


def weekday_on_paper(day: date) -> str:
    """ "thứ Sáu, 12/6/2026": a date with its weekday in the text of a paper."""
    return f"{WEEKDAYS[day.weekday()]}, {day_on_paper(day)}"


def say_moment(moment: date | datetime) -> str:
    """ "07:30, thứ Sáu, 12/06/2026", in local time; a date is shown without an hour."""
    return f"{local(moment):%H:%M}, {say_day(moment)}" if isinstance(moment, datetime) else say_day(moment)


def say_hour(at: time) -> str:
    """ "7h30", as official papers write an hour."""
    return f"{at.hour}h{at:%M}"
