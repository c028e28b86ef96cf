"""A year as twelve small calendars, for the page of days off; one month for the fields in which a day is typed."""

import calendar
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue_portal.formats.days import say_day_short
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.wording import say_day_with_calendar

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


def days_of(month: date, days: Calendar) -> list[dict[str, Any]]:
    """The days of the month that begins on `month`, for a page that draws them itself: each with its words and look."""
    last = monthrange(month.year, month.month)[1]
    return [
        {
            "day": day.isoformat(),
            "typed": say_day_short(day),
            "words": say_day_with_calendar(day, days),
            "look": _square(day, days, day).look,
        }
        for day in (month.replace(day=number) for number in range(1, last + 1))
    ]


def _square(day, days, today):
    if day in days.make_up:
        look, why = "made-up", days.make_up[day]
    elif day in days.days_off:
        look, why = "off", days.days_off[day]
    else:
        look, why = ("weekend" if day.weekday() >= 5 else "plain"), ""
    return Square(day, look, why, day == today)
