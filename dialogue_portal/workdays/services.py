from collections import defaultdict
from collections.abc import Iterable

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.models import DayOff, DayOffKind

# Labour Code 2019, art. 112: one day at New Year, five at Tết, one for the Hùng kings, two at the turn of April,
# two for the National Day. A year of which fewer are known is not announced yet.
LEAST_DAYS_OFF = 11


def calendar_of(authority: Authority | None) -> Calendar:
    """The working calendar of an authority: the national days, and its own which win over them."""
    return Calendars(DayOff.objects.said_for(authority)).of(authority and authority.pk)


class Calendars:
    """The calendars of all authorities that `rows` speak of, each made once; the others have the national one."""

    def __init__(self, rows: Iterable[DayOff]):
        self._rows = defaultdict(list)
        for row in rows:
            self._rows[row.authority_id].append(row)
        self._made = {}

    def of(self, authority_id: int | None) -> Calendar:
        own = authority_id if authority_id in self._rows else None
        if own not in self._made:
            national = self._rows[None]
            self._made[own] = _calendar([*national, *(self._rows[own] if own else ())], announced_years(national))
        return self._made[own]


def announced_years(national: Iterable[DayOff]) -> frozenset[int]:
    """The years whose national calendar is known whole, with nothing in it that is only expected."""
    known, guessed = defaultdict(int), set()
    for row in national:
        known[row.date.year] += row.kind == DayOffKind.OFF
        if not row.official:
            guessed.add(row.date.year)
    return frozenset(year for year, days in known.items() if days >= LEAST_DAYS_OFF and year not in guessed)


def _calendar(rows, official_years):
    said = {row.date: row for row in rows}
    return Calendar(
        days_off={day: row.name for day, row in said.items() if row.kind == DayOffKind.OFF},
        make_up={day: row.name for day, row in said.items() if row.kind == DayOffKind.MAKE_UP},
        official_years=official_years,
    )
