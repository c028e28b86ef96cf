"""Dates and telephone numbers as people write them in Vietnamese; pure, no database."""

import re
from datetime import date, datetime

from django.utils.timezone import is_aware, localtime

WEEKDAYS = ("thứ Hai", "thứ Ba", "thứ Tư", "thứ Năm", "thứ Sáu", "thứ Bảy", "Chủ nhật")
# Hà Nội and Thành phố Hồ Chí Minh: the area codes of three digits with numbers of eight.
BIG_CITIES = ("024", "028")


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


def dial(text: str) -> str:
    """The number as a telephone dials it: digits, with a leading 0 instead of +84."""
    digits = re.sub(r"\D", "", text)
    return f"0{digits[2:]}" if re.match(r"\s*(\+|00)84", text) else digits


def say_phone(text: str) -> str:
    """0912345678 -> 0912 345 678; what is no Vietnamese number stays as it was written."""
    digits = dial(text)
    if not re.fullmatch(r"[\d\s.()+-]+", text):
        return text
    if re.fullmatch(r"0\d{9}", digits):
        groups = (4, 7)
    elif re.fullmatch(r"0\d{10}", digits):
        groups = (3, 7) if digits.startswith(BIG_CITIES) else (4, 7)
    elif re.fullmatch(r"1[89]00\d{4}", digits):
        groups = (4,)
    else:
        return text
    return " ".join(digits[start:end] for start, end in zip((0, *groups), (*groups, None), strict=True))
