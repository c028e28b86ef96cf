"""Last days on which the office does not work, and the long holiday around Tết: who still can do what. No queries.

All dates are local dates of Asia/Ho_Chi_Minh.
"""

from collections.abc import Iterator
from datetime import date

from dialogue_portal.formats.days import WEEKDAYS, say_day
from dialogue_portal.workdays.calendar import ONE_DAY, Calendar
from dialogue_portal.workdays.last_days import LONG_HOLIDAY, days_off_around, name_of_holiday, say_off

# The days before a long holiday in which people are busy with it.
DAYS_OF_EVE = 7
# How much worse a day is: each last day off, each last day in a long holiday, and the eve of one above both together.
OFF, IN_HOLIDAY, EVE = 1, 2, 8


def is_open(day: date, calendar: Calendar, office_hours: str = "") -> bool:
    """Whether the office takes paper on `day`: a working day, or a Saturday or Sunday that its hours name."""
    if calendar.is_workday(day):
        return True
    return not calendar.reason_off(day) and WEEKDAYS[day.weekday()].lower() in office_hours.lower()


def handing_in(
    last: date, calendar: Calendar, *, office_hours: str = "", email: str = "", phone: str = ""
) -> str:
    """How to hand in a form whose last day the office does not work; "" where it works on that day.

    `email` and `phone` are named where there are any.
    """
    if is_open(last, calendar, office_hours):
        return ""
    ways = ["qua mạng", email and f"qua thư điện tử {email}", phone and f"gọi {phone}"]
    *others, final = filter(None, ways)
    before = calendar.workday_before(last)
    return (
        f"Ngày cuối ({say_day(last)}) {say_off(last, calendar)}: phiếu giấy xin nộp chậm nhất {say_day(before)}, "
        f"trong giờ làm việc; sau đó vẫn gửi được {', '.join(others)}{' hoặc ' if others else ''}{final}."
    )


def against_last_days(
    last_days: dict[str, date], calendar: Calendar, today: date, office_hours: str
) -> Iterator[str]:
    """Yield a sentence for each of the `last_days`, named by their terms, still ahead that is a day off."""
    for code, name, advice in (
        ("registration", "Hạn gửi phiếu", "phiếu giấy chỉ nộp được đến"),
        ("notice", "Hạn công bố thông báo", "nên công bố chậm nhất"),
        ("conclusion", "Hạn ra thông báo kết luận", "nên ban hành chậm nhất"),
        ("results", "Hạn công khai kết quả", "nên công khai chậm nhất"),
    ):
        day, hours = last_days[code], office_hours if code == "registration" else ""
        if day >= today and not is_open(day, calendar, hours):
            before = calendar.workday_before(day)
            yield f"{name} ({say_day(day)}) {say_off(day, calendar)}: {advice} {say_day(before)}."


def against_eve(held_on: date, calendar: Calendar) -> Iterator[str]:
    """Yield a sentence where a long holiday begins within a week after the conference."""
    if holiday := _holiday_ahead(held_on, calendar):
        yield (
            f"Ngày này ngay trước kỳ nghỉ dài{name_of_holiday(holiday, calendar)} từ {say_day(holiday[0])}: "
            "nhiều người bận. Tuần sau kỳ nghỉ thuận hơn."
        )


def burden(held_on: date, last_days: dict[str, date], calendar: Calendar) -> int:
    """How hard a day is for people; 0 for one that asks nothing of a day off."""
    weights = [
        IN_HOLIDAY if len(days_off_around(day, calendar)) >= LONG_HOLIDAY else OFF
        for day in last_days.values()
        if not calendar.is_workday(day)
    ]
    return sum(weights) + (EVE if _holiday_ahead(held_on, calendar) else 0)


def _holiday_ahead(day: date, calendar: Calendar) -> list[date]:
    """The days of a long holiday that begins within DAYS_OF_EVE days after `day`."""
    for count in range(1, DAYS_OF_EVE + 1):
        holiday = days_off_around(day + ONE_DAY * count, calendar)
        if len(holiday) >= LONG_HOLIDAY:
            return holiday if holiday[0] > day else []
    return []
