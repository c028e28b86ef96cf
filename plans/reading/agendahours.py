"""When a round ends, where only its timetable says so: "10h45 - 11h00 | Kết luận, bế mạc"."""

import re
from datetime import time
from itertools import pairwise

from plans.reading import lists
from plans.reading.hours import hours_in
from plans.reading.model import ReadPlan

# What may stand before the hours of a row: its number, "từ".
BEFORE_HOURS = re.compile(r"\W*(?:\d{1,2}\W+)?(?:từ\W*)?", re.I)


def set_ends_by_agenda(plan: ReadPlan) -> None:
    """Give the end of the timetable to each round without one that begins when a row of the timetable begins.

    A timetable whose rows do not follow each other within one half of the day says no end.
    """
    rows = _rows(plan)
    if len(rows) < 2 or any(later[0] < earlier[0] for earlier, later in pairwise(rows)):
        return
    starts, ends_at = {start for start, _ in rows}, rows[-1][1]
    for one in plan.rounds:
        if one.starts_at in starts and one.ends_at is None and ends_at and ends_at > one.starts_at:
            one.ends_at = ends_at


def _rows(plan: ReadPlan) -> list[tuple[time, time | None]]:
    """Return the hours of each row that begins with hours."""
    items, _ = lists.agenda(plan.sections)
    found = []
    for item in lists.rows(items) or items:
        hours = hours_in(item.text)
        if hours and BEFORE_HOURS.fullmatch(item.text[: hours[0].start]):
            found.append((hours[0].starts_at, hours[0].ends_at))
    return found
