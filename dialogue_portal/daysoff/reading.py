"""Reads days off from a file: an .ics calendar, or a table in text with one day on each line. Pure, no database."""

import csv
import io
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import islice

from dialogue_portal.daysoff.calendarfile import days_of_calendars
from dialogue_portal.daysoff.filetext import NotDays, text_of
from dialogue_portal.daysoff.recurring import ONE_DAY
from dialogue_portal.formats.days import say_day_short
from dialogue_portal.formats.typed import NotReadable, read_day
from dialogue_portal.forms.fields import tidy
from dialogue_portal.workdays.models import DayOffKind

MOST_DAYS = 400
SEPARATORS = ";\t,"
LINES_TO_KNOW_A_TABLE = 50
MAKE_UP = re.compile(r"làm (?:việc )?bù|đi làm", re.I)
DAY_OFF = re.compile(r"(?:được )?nghỉ\b", re.I)
CALENDAR = re.compile(r"^\s*BEGIN:VCALENDAR", re.I | re.M)
LIKE_A_DAY = re.compile(r"\d\s*[/.-]\s*\d")
MIDNIGHT = re.compile(r"[ T]0?0:00(?::00)?$")
# The first column of many tables only numbers the lines.
LINE_NUMBER = re.compile(r"\d{1,3}\.?")


@dataclass(frozen=True)
class ReadDay:
    """One day of a file; `kind` is a DayOffKind, `also` are further names under which the file has the same day."""

    date: date
    kind: str
    name: str
    also: tuple[str, ...] = ()


def read_days(content: bytes, *, years: range) -> list[ReadDay]:
    """The days of a file in order, each date once; raises NotDays with what is wrong, in a table also with the line.

    Events that repeat give the days of `years` only. The reading stops with the first day that is too many.
    """
    text = text_of(content)
    found = _calendar_days(text, years) if CALENDAR.search(text[:1000]) else _table_days(text)
    days: dict[date, ReadDay] = {}
    for count, day in enumerate(found, 1):
        if count > MOST_DAYS:
            raise NotDays(
                f"Tệp có hơn {MOST_DAYS} ngày. Xin chọn tệp chỉ gồm ngày nghỉ, ngày làm bù của một hai năm."
            )
        days[day.date] = _both(days[day.date], day) if day.date in days else day
    if not days:
        raise NotDays("Không thấy ngày nào trong tệp này.")
    return sorted(days.values(), key=lambda day: day.date)


def years_to_read(today: date) -> range:
    """The years for which an event that repeats without an end gives days: this one and the two after it."""
    return range(today.year, today.year + 3)


def as_table(days: Iterable[ReadDay]) -> str:
    """The days as the text of a table that read_days reads to the same days."""
    written = io.StringIO()
    rows = csv.writer(written, delimiter=";")
    for day in days:
        rows.writerows(
            (say_day_short(day.date), name, DayOffKind(day.kind).label) for name in (day.name, *day.also)
        )
    return written.getvalue()


def _both(first: ReadDay, second: ReadDay) -> ReadDay:
    if first.kind != second.kind:
        raise NotDays(
            f"Ngày {say_day_short(first.date)} có hai lần trong tệp: là ngày nghỉ và là ngày làm bù. "
            "Xin sửa tệp rồi chọn lại."
        )
    return replace(first, also=(*first.also, second.name))


def _calendar_days(text: str, years: range) -> Iterator[ReadDay]:
    return (_day(day, name) for day, name in days_of_calendars(text, years))


def _table_days(text: str) -> Iterator[ReadDay]:
    begun = False
    for line, written in _rows(text, _separator(text)):
        numbered = len(written) > 1 and LINE_NUMBER.fullmatch(written[0])
        cells = written[1:] if numbered else written
        day = _date_in(cells[0])
        if day is None:
            # Above the first day there may be a title and the heads of the columns.
            if begun or LIKE_A_DAY.search(cells[0]):
                raise NotDays(f"Dòng {line}: «{cells[0][:60]}» không phải một ngày, ví dụ 24/11/2027.")
            continue
        begun = True
        last = _date_in(cells[1]) if len(cells) > 1 else None
        if last is not None and last < day:
            raise NotDays(f"Dòng {line}: ngày cuối đứng trước ngày đầu. Xin sửa lại.")
        name, *more = cells[1 if last is None else 2 :] or [""]
        for count in range(((last or day) - day).days + 1):
            yield _day(day + ONE_DAY * count, name, " ".join(more))


def _separator(text: str) -> str:
    """The sign between the cells: the one by which most lines begin with a day."""

    def days(separator: str) -> int:
        rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
        return sum(
            any(_date_in(tidy(cell)) for cell in row[:2]) for row in islice(rows, LINES_TO_KNOW_A_TABLE)
        )

    try:
        return max(SEPARATORS, key=days)
    except csv.Error:
        return SEPARATORS[0]


def _rows(text: str, separator: str) -> Iterator[tuple[int, list[str]]]:
    """Each row that is not empty, with the number of its last line."""
    # Strict: a quotation mark that is never closed would hide all days behind it.
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for row in rows:
            cells = [" ".join(tidy(cell).split()) for cell in row]
            if any(cells):
                yield rows.line_num, cells
    except csv.Error as error:
        raise NotDays(
            f"Dòng {rows.line_num}: dấu ngoặc kép không có đôi, hoặc ô quá dài. Xin sửa lại."
        ) from error


def _date_in(text: str) -> date | None:
    try:
        return read_day(MIDNIGHT.sub("", text[:60]))
    except NotReadable:
        return None


def _day(day: date, name: str, more: str = "") -> ReadDay:
    worked = MAKE_UP.search(more) or (MAKE_UP.search(name) and not DAY_OFF.match(name))
    kind = DayOffKind.MAKE_UP if worked else DayOffKind.OFF
    return ReadDay(day, kind, name[:120] or kind.label)
