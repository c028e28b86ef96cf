"""Reads days off from a file: an .ics calendar, or a .csv with one date and one name on each line."""

import csv
import re
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from dialogue_portal.forms.fields import tidy
from dialogue_portal.workdays.models import DayOffKind

LARGEST_FILE = 500_000
MOST_DAYS = 400
MAKE_UP = re.compile(r"làm (?:việc )?bù|đi làm", re.I)


class NotDays(ValueError):
    """The file has no days that can be read; the sentence is for the user."""


@dataclass(frozen=True)
class ReadDay:
    """One day of a file; `kind` is a DayOffKind."""

    date: date
    kind: str
    name: str


def read_days(content: bytes) -> list[ReadDay]:
    """The days of a file in order, each date once; raises NotDays with what is wrong, in a table also with the line."""
    if len(content) > LARGEST_FILE:
        raise NotDays("Tệp quá lớn để là một lịch nghỉ. Xin chọn tệp khác.")
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise NotDays(
            "Tệp không phải tệp .ics hay .csv dạng chữ (UTF-8). Xin lưu lại rồi chọn tệp ấy."
        ) from error
    days = _calendar_days(text) if "BEGIN:VCALENDAR" in text[:1000] else _table_days(text)
    if not days:
        raise NotDays("Không thấy ngày nào trong tệp này.")
    if len(days) > MOST_DAYS:
        raise NotDays(
            f"Tệp có {len(days)} ngày, nhiều hơn {MOST_DAYS}. Xin chọn tệp chỉ gồm ngày nghỉ, ngày làm bù."
        )
    return sorted({day.date: day for day in days}.values(), key=lambda day: day.date)


def _calendar_days(text):
    # Imported here: only a calendar file needs it.
    from icalendar import Calendar

    try:
        events = Calendar.from_ical(text).walk("VEVENT")
    except ValueError as error:
        raise NotDays("Tệp .ics bị hỏng, không đọc được. Xin tải lại từ nơi đã lấy.") from error
    days = []
    for event in events:
        name = tidy(str(event.get("SUMMARY", "")))
        start = _as_day(event.get("DTSTART"))
        if start is None:
            raise NotDays(f"Sự kiện «{name}» trong tệp không có ngày.")
        # The end of a whole-day event is the day after it.
        end = _as_day(event.get("DTEND")) or start + timedelta(days=1)
        length = max((end - start).days, 1)
        days += [_day(start + timedelta(days=count), name) for count in range(min(length, MOST_DAYS + 1))]
    return days


def _as_day(value):
    moment = getattr(value, "dt", None)
    return moment.date() if isinstance(moment, datetime) else moment


def _table_days(text):
    separator = max(";,\t", key=text.count)
    rows = list(csv.reader(text.splitlines(), delimiter=separator))
    days = []
    for number, row in enumerate(rows, 1):
        cells = [tidy(cell) for cell in row]
        if not any(cells):
            continue
        day = _date_in(cells[0])
        if day is None and number == 1:
            continue  # the heads of the columns
        if day is None:
            raise NotDays(f"Dòng {number}: «{cells[0]}» không phải một ngày, ví dụ 24/11/2027.")
        name = cells[1] if len(cells) > 1 else ""
        days.append(_day(day, name, " ".join(cells[2:])))
    return days


def _date_in(text):
    for form in ("%d/%m/%Y", "%Y-%m-%d", "%d-%m-%Y"):
        try:
            return datetime.strptime(text, form).date()  # noqa: DTZ007 — only the date is kept, it has no time zone
        except ValueError:
            continue
    return None


def _day(day, name, more=""):
    kind = DayOffKind.MAKE_UP if MAKE_UP.search(f"{name} {more}") else DayOffKind.OFF
    return ReadDay(day, kind, name[:120] or kind.label)
