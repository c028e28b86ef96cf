"""«Vì sao hạn này?»: the days between a start and its due date, each counted or skipped. Pure, no database."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from dialogue_portal.formats.days import WEEKDAYS
from dialogue_portal.workdays.calendar import ONE_DAY
from dialogue_portal.workdays.wording import is_pause, say_day_off


@dataclass(frozen=True)
class Square:
    """One day of the calendar that is drawn.

    `look` is start, counted, skipped, due or outside; `number` is the place of the day in the count.
    """

    day: date
    look: str
    number: str = ""
    why: str = ""
    paused: bool = False

    @property
    def label(self) -> str:
        """The day of the month; with the month on its first day, on the start and on the due date."""
        with_month = self.day.day == 1 or self.look in ("start", "due")
        return f"{self.day.day}/{self.day.month}" if with_month else str(self.day.day)


@dataclass(frozen=True)
class CountedDays:
    """The weeks from the first to the last day, Monday first, and notes on the special days with their documents."""

    weeks: list[list[Square]]
    notes: list[str]


def counted_days(explanation: dict[str, Any]) -> CountedDays | None:
    """The days of a stored explanation (Due.as_json); None where nothing was counted."""
    if not explanation or explanation["start"] == explanation["due"]:
        return None
    start, due = date.fromisoformat(explanation["start"]), date.fromisoformat(explanation["due"])
    skipped = {day: why or WEEKDAYS[day.weekday()] for day, why in _skipped(explanation)}
    squares = {start: Square(start, "start")} | _counted(explanation, start, due, skipped)
    first, last = min(squares), max(squares)
    monday = first - ONE_DAY * first.weekday()
    days = [monday + ONE_DAY * count for count in range((last - monday).days // 7 * 7 + 7)]
    drawn = [squares.get(day, Square(day, "outside")) for day in days]
    weeks = [drawn[at : at + 7] for at in range(0, len(drawn), 7)]
    return CountedDays(weeks, [say_day_off(one) for one in _special(explanation)])


def _counted(
    explanation: dict[str, Any], start: date, due: date, skipped: dict[date, str]
) -> dict[date, Square]:
    """The days after the start: skipped ones and numbered ones; the days of an extension have a plus."""
    step = -ONE_DAY if explanation["direction"] == "backward" else ONE_DAY
    found: dict[date, Square] = {}
    number, day, rolled = 0, start, False
    while day != due:
        day += step
        if day in skipped:
            paused = is_pause(explanation, day)
            # In calendar days only a last day that is off is skipped: it has the last number, the due date rolls on.
            is_last = not explanation["working"] and not paused and number == explanation["days"] - 1
            number, rolled = number + is_last, rolled or is_last
            found[day] = Square(day, "skipped", str(number) if is_last else "", skipped[day], paused)
        elif rolled:
            rolled = False
            found[day] = Square(day, "due" if day == due else "counted")
        else:
            number += 1
            shown = str(number) if number <= explanation["days"] else f"+{number - explanation['days']}"
            found[day] = Square(day, "due" if day == due else "counted", shown)
    return found


def _skipped(explanation: dict[str, Any]) -> list[tuple[date, str]]:
    return [(date.fromisoformat(one["day"]), one["why"]) for one in explanation["skipped"]]


def _special(explanation: dict[str, Any]) -> list[dict[str, Any]]:
    """The days that were skipped or made up for a reason of their own, in order; a weekend has none."""
    days: list[dict[str, Any]] = [one for one in explanation["skipped"] if one["why"]] + explanation.get(
        "made_up", []
    )
    return sorted(days, key=lambda one: one["day"])
