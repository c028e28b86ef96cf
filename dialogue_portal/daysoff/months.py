"""A year as twelve small calendars, for the page of days off."""

import calendar
from dataclasses import dataclass
from datetime import date

from dialogue_portal.workdays.calendar import Calendar

MONDAY_FIRST = calendar.Calendar(firstweekday=0)


@dataclass(frozen=True)
class Square:
    """One day of a month; `look` is off, weekend, made-up or plain, `why` is the reason of a day off or make-up day."""

    day: date
    look: str
    why: str
    is_today: bool


@dataclass(frozen=True)
class Month:
    """One month, its weeks from Monday to Sunday."""

    number: int
    weeks: list[list[Square | None]]


def months_of(year: int, days: Calendar, today: date) -> list[Month]:
    """January to December; a square of another month is None."""
    return [
        Month(
            month,
            [
                [_square(day, days, today) if day.month == month else None for day in week]
                for week in MONDAY_FIRST.monthdatescalendar(year, month)
            ],
        )
        for month in range(1, 13)
    ]


def _square(day, days, today):
    if day in days.make_up:
        look, why = "made-up", days.make_up[day]
    elif day in days.days_off:
        look, why = "off", days.days_off[day]
    else:
        look, why = ("weekend" if day.weekday() >= 5 else "plain"), ""
    return Square(day, look, why, day == today)
