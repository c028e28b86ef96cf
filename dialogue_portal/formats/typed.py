"""Days and hours as people type them in Vietnamese. Pure, no database."""

import re
from calendar import monthrange
from datetime import date, time

from dialogue_portal.formats.days import WEEKDAYS, say_day_short
from dialogue_portal.formats.vietnamese import normalise

HOW_TO_WRITE_A_DAY = "Xin ghi ngày, tháng, năm, ví dụ 12/6/2026."
HOW_TO_WRITE_AN_HOUR = "Xin ghi giờ và phút, ví dụ 7h30 hoặc 13h30."
WITHOUT_YEAR = "Xin ghi cả năm, ví dụ 12/6/2026."
FIGURES_OF_YEAR = "Xin ghi năm bằng bốn chữ số, ví dụ 12/6/2026."

_WEEKDAY = re.compile(r"(thứ\s+\w+|chủ\s+nhật)[\s,]*")
# "12 tháng 6 năm 2026", with the tones of a hurried hand; the word «ngày» before it is dropped.
_IN_WORDS = re.compile(r"(\d{1,2})\s*th[aá]ng\s*(\d{1,2})(?:\s*,?\s*n[aă]m\s*(\d+))?")
_DAY_FIRST = re.compile(r"(\d{1,2})\s*([/.\-\s])\s*(\d{1,2})(?:\s*\2\s*(\d+))?")
_YEAR_FIRST = re.compile(r"(\d{4})([/.\-])(\d{1,2})\2(\d{1,2})")
# A keyboard of figures on a phone may have no sign between them: 12062026.
_FIGURES = re.compile(r"(\d\d)(\d\d)(\d{4})")

_HOUR = re.compile(r"(\d{1,2})\s*(?:h|g|gi[oờ])(?:\s*(\d\d)\s*(?:'|ph?|ph[uú]t)?)?")
# With seconds as some browsers send an hour, and without any sign between: 0730.
_HOUR_OF_FIGURES = re.compile(r"(\d{1,2})\s*[:.]?\s*(\d\d)(?::\d\d(?:\.\d+)?)?")


class NotReadable(ValueError):
    """What was typed is no day or no hour; the message says in Vietnamese how to mend it."""


def read_day(typed: str) -> date:
    """The day that somebody typed, day before month: "12/6/2026", "12.6.26", "12 tháng 6 năm 2026", "2026-06-12".

    A weekday in front is compared with the day. Raises NotReadable.
    """
    text = _plain(typed)
    weekday = _WEEKDAY.match(text)
    text = re.sub(r"^ng[aà]y\s+", "", text[weekday.end() :] if weekday else text)
    day = _day_of(*_parts(text))
    right = WEEKDAYS[day.weekday()]
    # «thứ 6» is Friday: figures count from Monday, which is «thứ 2».
    if weekday and " ".join(weekday[1].split()) not in (right.lower(), f"thứ {day.weekday() + 2}"):
        raise NotReadable(f"Ngày {say_day_short(day)} là {right}. Xin xem lại ngày hoặc thứ.")
    return day


def read_hour(typed: str) -> time:
    """The hour that somebody typed: "7h30", "7g30", "7:30", "07.30", "7 giờ 30", "7h", "0730". Raises NotReadable."""
    text = _plain(typed)
    found = _HOUR.fullmatch(text) or _HOUR_OF_FIGURES.fullmatch(text)
    if not found:
        raise NotReadable(HOW_TO_WRITE_AN_HOUR)
    hour, minute = int(found[1]), int(found[2] or 0)
    if hour > 23 or minute > 59:
        raise NotReadable(f"Không có giờ này. {HOW_TO_WRITE_AN_HOUR}")
    return time(hour, minute)


def _plain(typed: str) -> str:
    return " ".join(normalise(typed).lower().split()).rstrip(".")


def _parts(text: str) -> tuple[str, str, str | None]:
    """The figures of day, month and year; a year that was not typed is None."""
    if found := _YEAR_FIRST.fullmatch(text):
        return found[4], found[3], found[1]
    if found := _FIGURES.fullmatch(text) or _IN_WORDS.fullmatch(text):
        return found[1], found[2], found[3]
    if found := _DAY_FIRST.fullmatch(text):
        return found[1], found[3], found[4]
    raise NotReadable(HOW_TO_WRITE_A_DAY)


def _day_of(day: str, month: str, year: str | None) -> date:
    if year is None:
        raise NotReadable(WITHOUT_YEAR)
    if len(year) not in (2, 4) or not int(year):
        raise NotReadable(FIGURES_OF_YEAR)
    full_year = int(year) + (2000 if len(year) == 2 else 0)
    if not 1 <= int(month) <= 12:
        raise NotReadable(f"Không có tháng {int(month)}. Xin ghi ngày trước, tháng sau, ví dụ 12/6/2026.")
    if not 1 <= int(day) <= monthrange(full_year, int(month))[1]:
        raise NotReadable(f"Tháng {int(month)}/{full_year} không có ngày {int(day)}. Xin xem lại.")
    return date(full_year, int(month), int(day))
