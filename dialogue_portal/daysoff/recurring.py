"""The days on which an event of a calendar file repeats: RFC 5545's rules in days, weeks, months and years. Pure.

python-dateutil knows more rules, but one that never matches keeps it busy for half a minute; here no rule is followed
beyond the years that are asked for.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

ONE_DAY = timedelta(days=1)
FIRST_YEAR = 2000
KNOWN = {"FREQ", "INTERVAL", "COUNT", "UNTIL", "BYMONTH", "BYMONTHDAY", "BYDAY", "WKST"}
FREQUENCIES = {"DAILY", "WEEKLY", "MONTHLY", "YEARLY"}
WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(rf"([+-]?\d{{1,2}})?({'|'.join(WEEKDAYS)})")


class UnknownRule(ValueError):
    """The rule is broken, or of a kind that no calendar of days off needs."""


@dataclass(frozen=True)
class Rule:
    """One RRULE; `weekdays` are (which one of the month or year, 0 for each; weekday as date.weekday() counts)."""

    frequency: str
    interval: int = 1
    count: int | None = None
    until: date | None = None
    months: frozenset[int] = frozenset()
    month_days: frozenset[int] = frozenset()
    weekdays: frozenset[tuple[int, int]] = frozenset()
    week_starts: int = 0

    def days(self, first: date, last: date) -> Iterator[date]:
        """The days from `first`, which always belongs to it, to `last`; raises UnknownRule for an odd first year."""
        if first.year < FIRST_YEAR:
            raise UnknownRule(first)
        last, found, day = min(last, self.until or last), 0, first
        while day <= last and (self.count is None or found < self.count):
            if day == first or self._takes(day, first):
                found += 1
                yield day
            day += ONE_DAY

    def _takes(self, day: date, first: date) -> bool:
        return (
            self._since(day, first) % self.interval == 0
            and self._takes_month(day, first)
            and self._takes_day(day, first)
        )

    def _since(self, day: date, first: date) -> int:
        """How many days, weeks, months or years after the first one."""
        if self.frequency == "DAILY":
            return (day - first).days
        if self.frequency == "WEEKLY":
            return (self._week_of(day) - self._week_of(first)).days // 7
        if self.frequency == "MONTHLY":
            return (day.year - first.year) * 12 + day.month - first.month
        return day.year - first.year

    def _week_of(self, day: date) -> date:
        return day - ONE_DAY * ((day.weekday() - self.week_starts) % 7)

    def _takes_month(self, day: date, first: date) -> bool:
        if self.months:
            return day.month in self.months
        named = self.month_days or self.weekdays
        return self.frequency != "YEARLY" or bool(named) or day.month == first.month

    def _takes_day(self, day: date, first: date) -> bool:
        if not (self.month_days or self.weekdays):
            if self.frequency == "WEEKLY":
                return day.weekday() == first.weekday()
            return self.frequency == "DAILY" or day.day == first.day
        from_end = day.day - 1 - _last_of_month(day).day
        by_number = not self.month_days or bool({day.day, from_end} & self.month_days)
        return by_number and (not self.weekdays or self._takes_weekday(day))

    def _takes_weekday(self, day: date) -> bool:
        if self.frequency == "YEARLY" and not self.months:
            begins, ends = day.replace(month=1, day=1), day.replace(month=12, day=31)
        else:
            begins, ends = day.replace(day=1), _last_of_month(day)
        places = {0, (day - begins).days // 7 + 1, -((ends - day).days // 7 + 1)}
        return any((place, day.weekday()) in self.weekdays for place in places)


def rule_of(parts: Mapping[str, list[str]], until: date | None) -> Rule:
    """The rule of the named parts of an RRULE, with its UNTIL as a local day; raises UnknownRule."""
    frequency = "".join(parts.get("FREQ", ())).upper()
    if frequency not in FREQUENCIES or set(parts) - KNOWN:
        raise UnknownRule(parts)
    return Rule(
        frequency,
        interval=_positive(parts.get("INTERVAL", ["1"])),
        count=_positive(parts["COUNT"]) if "COUNT" in parts else None,
        until=until,
        months=frozenset(_numbers(parts.get("BYMONTH", ()), 12)),
        month_days=frozenset(_numbers(parts.get("BYMONTHDAY", ()), 31)),
        weekdays=frozenset(map(_weekday, parts.get("BYDAY", ()))),
        week_starts=_weekday("".join(parts.get("WKST", ["MO"])))[1],
    )


def _positive(texts):
    [number] = _numbers(texts, 10_000) if len(texts) == 1 else [0]
    if number < 1:
        raise UnknownRule(texts)
    return number


def _numbers(texts, most):
    try:
        numbers = [int(text) for text in texts]
    except ValueError as error:
        raise UnknownRule(texts) from error
    if any(not 1 <= abs(number) <= most for number in numbers):
        raise UnknownRule(texts)
    return numbers


def _weekday(text):
    found = _WEEKDAY.fullmatch(text.upper())
    if not found:
        raise UnknownRule(text)
    return int(found[1] or 0), WEEKDAYS.index(found[2])


def _last_of_month(day):
    following = day.replace(day=28) + ONE_DAY * 4
    return following - ONE_DAY * following.day
