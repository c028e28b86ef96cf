"""The days of an .ics file: whole days, hours, other time zones, repeated and cancelled events. Pure, no database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from dialogue_portal.daysoff.filetext import NotDays
from dialogue_portal.daysoff.recurring import ONE_DAY, UnknownRule, rule_of
from dialogue_portal.forms.fields import tidy

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")
INSTANT = timedelta(microseconds=1)
MOST_RULES = 100
# Near the ends of the calendar no day can be counted on or moved to another time zone.
YEARS = range(1900, 2200)
BROKEN = "Tệp .ics bị hỏng, không đọc được. Xin tải lại từ nơi đã lấy."
# What icalendar raises where a property is no such value, or stands twice where it may stand once.
ODD_VALUE = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError)


def days_of_calendars(text: str, years: range) -> Iterator[tuple[date, str]]:
    """Yield day and name of every event in all calendars of the text.

    Events that repeat give the days of `years` only. Raises NotDays.
    """
    events = _still_valid(_events(text))
    if sum(bool(event.rules) for event in events) > MOST_RULES:
        raise NotDays(
            f"Tệp có hơn {MOST_RULES} sự kiện lặp lại. Xin chọn tệp chỉ gồm ngày nghỉ, ngày làm bù."
        )
    moved = {(event.uid, event.instead_of) for event in events if event.instead_of}
    for event in events:
        for first in sorted(event.first_days(years)):
            if event.instead_of or (event.uid, first) not in moved:
                for count in range(event.length):
                    yield first + ONE_DAY * count, event.name


@dataclass
class _Event:
    """One event in local days; `instead_of` is the day of a repeated event that it replaces."""

    name: str
    uid: str
    version: int
    cancelled: bool
    first: date
    length: int
    written: date
    instead_of: date | None
    rules: list[tuple[dict[str, list[str]], date | None]]
    added: set[date] = field(default_factory=set)
    left_out: set[date] = field(default_factory=set)

    def first_days(self, years: range) -> set[date]:
        """The days on which it begins."""
        if not self.rules:
            return ({self.first} | self.added) - self.left_out
        # A rule speaks of the days of its own time zone, which may begin a day earlier than ours.
        shift, found = self.first - self.written, set(self.added)
        last = date(years[-1], 12, 31)
        try:
            for parts, until in self.rules:
                rule = rule_of(parts, until and until - shift)
                found |= {day + shift for day in rule.days(self.written, last)}
        except UnknownRule as error:
            raise NotDays(
                f"Sự kiện «{self.name}» lặp lại theo cách mà cổng không đọc được. Xin ghi từng ngày."
            ) from error
        return {day for day in found if day.year in years} - self.left_out


def _events(text: str) -> list[_Event]:
    # Imported here: only a calendar file needs it.
    from icalendar import Calendar

    try:
        calendars = Calendar.from_ical(text, multiple=True)
        found = [
            (event, _words(calendar, "METHOD")) for calendar in calendars for event in calendar.walk("VEVENT")
        ]
    except ODD_VALUE as error:
        raise NotDays(BROKEN) from error
    return [_event(event, method) for event, method in found]


def _event(event: Any, method: str) -> _Event:
    name = tidy(" ".join(_words(event, "SUMMARY").split()))
    if "DTSTART" not in event:
        raise NotDays(f"Sự kiện «{name}» trong tệp không có ngày.")
    try:
        written = event["DTSTART"].dt
        start = _local(written)
        end = _end(event, written, start)
        version, again = _words(event, "SEQUENCE"), event.get("RECURRENCE-ID")
        if again is not None and again.params.get("RANGE"):
            raise ValueError(again)
        return _Event(
            name=name,
            uid=_words(event, "UID"),
            version=int(version) if version.isdecimal() else 0,
            cancelled="CANCELLED" in _words(event, "STATUS").upper() or method.upper() == "CANCEL",
            first=start.date(),
            # Whatever ends with a day, at 24:00 or at 23:59, does not take the next one.
            length=((end - INSTANT).date() - start.date()).days + 1 if end > start else 1,
            written=written.date() if isinstance(written, datetime) else written,
            instead_of=_local(again.dt).date() if again is not None else None,
            rules=[_rule(rule) for rule in _all(event, "RRULE")],
            added=set(_days_in(event, "RDATE")),
            left_out=set(_days_in(event, "EXDATE")),
        )
    except ODD_VALUE as error:
        raise NotDays(
            f"Sự kiện «{name}» trong tệp bị hỏng, không đọc được. Xin ghi ngày ấy bằng tay."
        ) from error


def _still_valid(events: list[_Event]) -> list[_Event]:
    """The events without those that are cancelled or that a later version of the same event replaces."""
    cancelled: dict[tuple[str, date | None], int] = {}
    newest: dict[tuple[str, date | None], int] = {}
    for event in events:
        key = event.uid, event.instead_of
        newest[key] = max(newest.get(key, 0), event.version)
        if event.cancelled:
            cancelled[key] = max(cancelled.get(key, 0), event.version)
    valid = []
    for event in events:
        key = event.uid, event.instead_of
        outdated = bool(event.uid) and (
            event.version < newest[key] or cancelled.get(key, -1) >= event.version
        )
        if event.cancelled and event.uid and event.instead_of:
            # One day of a series is cancelled: the series goes on without it.
            for whole in events:
                if whole.uid == event.uid and not whole.instead_of:
                    whole.left_out.add(event.instead_of)
        elif not (event.cancelled or outdated):
            valid.append(event)
    return valid


def _local(value: Any) -> datetime:
    """Midnight of a day, or the moment on a clock in Việt Nam; an hour without a time zone is meant so already.

    Raises ValueError outside YEARS.
    """
    if value.year not in YEARS:
        raise ValueError(value)
    if isinstance(value, datetime):
        return value.astimezone(VIETNAM).replace(tzinfo=None) if value.tzinfo else value
    return datetime.combine(value, time())


def _end(event: Any, written: date, start: datetime) -> datetime:
    if "DTEND" in event:
        end = _local(event["DTEND"].dt)
    elif "DURATION" in event:
        end = start + event["DURATION"].dt
    else:
        end = start if isinstance(written, datetime) else start + ONE_DAY
    if end < start:
        raise ValueError(end)
    return end


def _rule(rule: Any) -> tuple[dict[str, list[str]], date | None]:
    """The parts of an RRULE as texts, without its last day, and that day."""
    parts = {
        str(name).upper(): [str(one) for one in values] for name, values in rule.items() if name != "UNTIL"
    }
    until = rule.get("UNTIL", [None])[0]
    endless = until is None or until.year >= YEARS.stop
    return parts, None if endless else _local(until).date()


def _days_in(event: Any, name: str) -> Iterator[date]:
    for listed in _all(event, name):
        for one in listed.dts:
            # A period is a pair: its start, and its end or length.
            yield _local(one.dt[0] if isinstance(one.dt, tuple) else one.dt).date()


def _all(event: Any, name: str) -> list[Any]:
    found = event.get(name, [])
    return found if isinstance(found, list) else [found]


def _words(component: Any, name: str) -> str:
    """A property as text; of several with the same name, all of them."""
    return " ".join(map(str, _all(component, name)))
