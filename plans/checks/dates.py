"""Days as a plan's text writes them: found, and written in the same manner."""

import re
from dataclasses import dataclass
from datetime import date, time

from dialogue_portal.formats.days import WEEKDAYS

WEEKDAY = r"(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy|bẩy|[2-7])|chủ\s+nhật)"
SIGN = r"(?![\d])"  # a year may have the sign of a footnote glued to it, but no further figure
NUMERIC = rf"(?P<d>\d{{1,2}})\s*[/.-]\s*(?P<m>\d{{1,2}})\s*[/.-]\s*(?P<y>(?:19|20)\d\d){SIGN}"
WORDED = rf"(?P<dw>\d{{1,2}})\s+tháng\s+(?P<mw>\d{{1,2}})\s+năm\s+(?P<yw>(?:19|20)\d\d){SIGN}"
DAY = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})(?P<gap>\s*[,(]?\s*(?:ngày\s*)?))?(?<![\d/.-])(?:{NUMERIC}|{WORDED})", re.I
)
# "ngày 05/4", "ngày 5 tháng 4": a day whose year goes without saying.
SHORT = re.compile(
    rf"(?:(?P<weekday>{WEEKDAY})(?P<gap>\s*[,(]?\s*(?:ngày\s*)?)|ngày\s+)(?<![\d/.-])(?P<d>\d{{1,2}})"
    rf"(?:\s*/\s*(?P<m>\d{{1,2}})(?!\d|\s*[/-]\s*[\d….])|\s+tháng\s+(?P<mw>\d{{1,2}})(?!\d|\s+năm\s*[\d….]))",
    re.I,
)
PHRASES = {"2": 0, "hai": 0, "3": 1, "ba": 1, "4": 2, "tư": 2, "5": 3, "năm": 3, "6": 4, "sáu": 4}
PHRASES |= {"7": 5, "bảy": 5, "bẩy": 5, "nhật": 6}


@dataclass(frozen=True)
class WrittenDay:
    """A whole day in a text: where it stands, its figures, and its weekday where one is written before it."""

    start: int
    end: int
    day: int
    month: int
    year: int
    is_worded: bool
    weekday: str = ""
    weekday_end: int = 0
    has_year: bool = True

    @property
    def whole_start(self) -> int:
        """Where it begins together with its weekday."""
        return self.weekday_end - len(self.weekday) if self.weekday else self.start

    @property
    def date(self) -> date | None:
        """The day itself; None where the calendar has no such day."""
        try:
            return date(self.year, self.month, self.day)
        except ValueError:
            return None

    @property
    def names_other_weekday(self) -> bool:
        """Whether the weekday before it is that of another day."""
        named = PHRASES.get(self.weekday.split()[-1].casefold()) if self.weekday else None
        return named is not None and self.date is not None and named != self.date.weekday()


def days_in(text: str, year: int | None = None) -> list[WrittenDay]:
    """The whole days of a text: "12/6/2026", "ngày 12 tháng 6 năm 2026", with a weekday before them.

    With a `year` also those that name none, which are of that year.
    """
    whole = [
        WrittenDay(
            start=match.start("d") if match["d"] else match.start("dw"),
            end=match.end(),
            day=int(match["d"] or match["dw"]),
            month=int(match["m"] or match["mw"]),
            year=int(match["y"] or match["yw"]),
            is_worded=match["d"] is None,
            weekday=match["weekday"] or "",
            weekday_end=match.end("weekday"),
        )
        for match in DAY.finditer(text)
    ]
    if year is None:
        return whole
    short = [
        WrittenDay(
            start=match.start("d"),
            end=match.end(),
            day=int(match["d"]),
            month=int(match["m"] or match["mw"]),
            year=year,
            is_worded=match["m"] is None,
            weekday=match["weekday"] or "",
            weekday_end=match.end("weekday"),
            has_year=False,
        )
        for match in SHORT.finditer(text)
    ]
    return sorted([*whole, *short], key=lambda day: day.start)


def written_like(day: date, like: WrittenDay, text: str) -> str:
    """A day in the manner of another one in `text`: with its own weekday and with the year where that one has them."""
    words = worded(day) if like.is_worded else figures(day)
    if not like.has_year:
        words = words.rpartition(" năm " if like.is_worded else "/")[0]
    if not like.weekday:
        return words
    return f"{weekday_of(day, like.weekday)}{text[like.weekday_end : like.start]}{words}"


def no_such_day(shown: str) -> str:
    """What is said of a day that no calendar has."""
    return f"Lịch không có ngày {shown}."


def figures(day: date) -> str:
    """ "12/6/2026", "05/02/2026": a 0 where another figure could be added, by decree 30/2020."""
    return f"{day.day:02}/{_month(day)}/{day.year}"


def worded(day: date) -> str:
    """ "12 tháng 6 năm 2026"."""
    return f"{day.day:02} tháng {_month(day)} năm {day.year}"


def weekday_of(day: date, like: str = "") -> str:
    """The weekday of a day; with a capital where `like` has one."""
    name = WEEKDAYS[day.weekday()]
    return name[:1].upper() + name[1:] if like[:1].isupper() else name


def hour_in_words(at: time, like: str = "h") -> str:
    """ "7h30", or "7 giờ 30 phút" where `like` says "giờ"; "07" where `like` begins with a 0."""
    hour = f"{at.hour:02}" if like.startswith("0") else f"{at.hour}"
    if "giờ" not in like.casefold():
        return f"{hour}h{at:%M}"
    minutes = f" {at:%M}" + (" phút" if "phút" in like.casefold() else "")
    return f"{hour} giờ{minutes if at.minute or 'phút' in like.casefold() else ' 00'}"


def _month(day: date) -> str:
    return f"{day.month:02}" if day.month <= 2 else str(day.month)
