"""A last day as somebody chose or derived it: whether it is past, whether the office works on it. Pure, no database.

One source of words for what the plan's dates, a typed day and the findings before a signature say of a day off.
"""

from dataclasses import dataclass
from datetime import date

from dialogue_portal.formats.days import say_day
from dialogue_portal.workdays.calendar import ONE_DAY, Calendar

# So many days off in a row are a long holiday: Tết always, and nothing else.
LONG_HOLIDAY = 7


@dataclass(frozen=True)
class LastDay:
    """What is wrong with a last day: `refused` is a sentence against it, `doubt` one that whoever means the day ticks.

    `instead` is the next working day, where there is a doubt.
    """

    refused: str = ""
    doubt: str = ""
    instead: date | None = None

    def is_meant_by(self, note: str) -> bool:
        """Whether a note takes the day in spite of the doubt; without a doubt nothing needs to be noted."""
        return not self.doubt or self.doubt in note

    @property
    def note_of_tick(self) -> str:
        """What the record notes once the doubt is ticked."""
        return f"{self.doubt} Đã được hỏi lại và vẫn giữ ngày này." if self.doubt else ""


def check_last_day(day: date, calendar: Calendar, today: date, *, name: str = "Hạn") -> LastDay:
    """The check of a last day that is promised, typed or derived: past ones are refused, a day off is asked about.

    `name` says whose last day it is, as the beginning of a sentence.
    """
    if day < today:
        return LastDay(refused=f"{name} ({say_day(day)}) đã qua. Xin chọn từ hôm nay trở đi.")
    if calendar.is_workday(day):
        return LastDay()
    instead = calendar.workday_on_or_after(day)
    return LastDay(
        doubt=f"{name} ({say_day(day)}) {say_off(day, calendar)}; ngày làm việc kế tiếp là {say_day(instead)}.",
        instead=instead,
    )


def say_off(day: date, calendar: Calendar) -> str:
    """ "là ngày nghỉ cuối tuần", "là ngày nghỉ (Quốc khánh)", "nằm trong kỳ nghỉ dài 9 ngày (Tết Nguyên đán)"."""
    holiday = days_off_around(day, calendar)
    if len(holiday) >= LONG_HOLIDAY:
        return f"nằm trong kỳ nghỉ dài {len(holiday)} ngày{name_of_holiday(holiday, calendar)}"
    own = calendar.reason_off(day)
    return f"là ngày nghỉ ({own})" if own else "là ngày nghỉ cuối tuần"


def name_of_holiday(holiday: list[date], calendar: Calendar) -> str:
    """ " (Tết Nguyên đán)": the name that occurs in the names of most days of a long holiday («Mùng hai Tết …»)."""
    names = [name for name in map(calendar.reason_off, holiday) if name]
    return f" ({max(names, key=lambda name: sum(name in other for other in names))})" if names else ""


def days_off_around(day: date, calendar: Calendar) -> list[date]:
    """The days off in a row that `day` belongs to, in their order; none on a working day."""
    if calendar.is_workday(day):
        return []
    first = calendar.workday_before(day) + ONE_DAY
    return [first + ONE_DAY * count for count in range((calendar.workday_on_or_after(day) - first).days)]
