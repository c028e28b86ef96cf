"""Days and hours as people write them in Vietnamese. Pure, no database."""

from datetime import date, datetime, time

from django.utils.timezone import is_aware, localtime

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")


def local(moment: date | datetime) -> date | datetime:
    return localtime(moment) if isinstance(moment, datetime) and is_aware(moment) else moment


def say_day_short(day: date) -> str:
    """12/06/2026"""
    return f"{local(day):%d/%m/%Y}"


def say_day(day: date) -> str:
    """thứ Sáu, 12/06/2026"""
    return f"{WEEKDAYS[local(day).weekday()]}, {say_day_short(day)}"


def say_moment(moment: date | datetime) -> str:
    """07:30, thứ Sáu, 12/06/2026; a plain date has no hour to say."""
    return f"{local(moment):%H:%M}, {say_day(moment)}" if isinstance(moment, datetime) else say_day(moment)


def say_hour(at: time) -> str:
    """ "7h30", as papers write an hour."""
    return f"{at.hour}h{at:%M}"
