"""The working calendar. Pure, no database."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
SATURDAY = 5  # as date.weekday() counts


@dataclass(frozen=True)
class Calendar:
    """Lịch làm việc: Monday to Friday, less the days off, plus the make-up days.

    `days_off` and `make_up` map a local date of Asia/Ho_Chi_Minh to the reason that people read, `sources` to its
    document. `official_years` are those whose calendar the Government has announced.
    """

    days_off: Mapping[date, str] = field(default_factory=dict)
    make_up: Mapping[date, str] = field(default_factory=dict)
    official_years: frozenset[int] = frozenset()
    sources: Mapping[date, str] = field(default_factory=dict)

    def is_workday(self, day: date) -> bool:
        """Whether people work on `day`; a make-up day is one even where a day off has the same date."""
        return day in self.make_up or (day not in self.days_off and day.weekday() < SATURDAY)

    def reason_off(self, day: date) -> str:
        """The reason of a day off; "" on a working day and on an ordinary weekend."""
        return "" if day in self.make_up else self.days_off.get(day, "")

    def workday_on_or_after(self, day: date) -> date:
        """`day` itself where it is a working day, else the next one."""
        while not self.is_workday(day):
            day += ONE_DAY
        return day

    def workday_after(self, day: date, count: int = 1) -> date:
        """The `count`-th working day after `day`."""
        for _ in range(count):
            day = self.workday_on_or_after(day + ONE_DAY)
        return day

    def workday_before(self, day: date, count: int = 1) -> date:
        """The `count`-th working day before `day`."""
        for _ in range(count):
            day -= ONE_DAY
            while not self.is_workday(day):
                day -= ONE_DAY
        return day

    def begins_week(self, day: date) -> bool:
        """Whether `day` is the first working day of its week."""
        return self.workday_on_or_after(day - ONE_DAY * day.weekday()) == day

    def workdays_between(self, start: date, end: date) -> int:
        """The number of working days after `start` up to and with `end`; negative when `end` comes first."""
        if end < start:
            return -self.workdays_between(end, start)
        days = (end - start).days
        return sum(self.is_workday(start + ONE_DAY * count) for count in range(1, days + 1))
