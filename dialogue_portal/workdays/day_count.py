"""«Vì sao hạn này?»: the days between a start and its due date, each counted or passed over. Pure, no database."""

from dataclasses import dataclass
from datetime import date

from dialogue_portal.formats.days import WEEKDAYS
from dialogue_portal.workdays.calendar import ONE_DAY
from dialogue_portal.workdays.wording import is_pause, say_day_off


@dataclass(frozen=True)
class Square:
    """One day; `look` is start, counted, skipped, due or outside, `number` what it was counted as."""

    day: date
    look: str
    number: str = ""
    why: str = ""
    paused: bool = False

    @property
    def label(self) -> str:
        """The day of the month, with the month where it begins."""
        with_month = self.day.day == 1 or self.look in ("start", "due")
        return f"{self.day.day}/{self.day.month}" if with_month else str(self.day.day)


@dataclass(frozen=True)
class CountedDays:
    """The weeks from the first to the last day, Monday first, and what was passed over, each with its document."""

    weeks: list[list[Square]]
    notes: list[str]


def counted_days(explanation: dict) -> CountedDays | None:
    """From a stored explanation (Due.as_json); None where nothing was counted."""
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


def _counted(explanation, start, due, skipped):
    """What was passed over, and everything else numbered as it was counted; what was granted on top with a plus."""
    step = -ONE_DAY if explanation["direction"] == "backward" else ONE_DAY
    found, number, day, rolled = {}, 0, start, False
    while day != due:
        day += step
        if day in skipped:
            paused = is_pause(explanation, day)
            # In calendar days only a last day that is off is passed over: it is the last one, and the term moves on.
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


def _skipped(explanation):
    return [(date.fromisoformat(one["day"]), one["why"]) for one in explanation["skipped"]]


def _special(explanation):
    """What was passed over or made up for a reason of its own, in order; a weekend needs none."""
    days = [one for one in explanation["skipped"] if one["why"]] + explanation.get("made_up", [])
    return sorted(days, key=lambda one: one["day"])
