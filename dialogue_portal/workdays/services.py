from django.db.models import Q

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.models import DayOff, DayOffKind


def calendar_of(authority: Authority | None) -> Calendar:
    """The working calendar of an authority: the national days, and its own which win over them."""
    rows = DayOff.objects.filter(Q(authority=None) | Q(authority=authority))
    said = {row.date: row for row in sorted(rows, key=lambda row: row.authority_id or 0)}
    guessed = {day.year for day, row in said.items() if not row.official}
    return Calendar(
        days_off={day: row.name for day, row in said.items() if row.kind == DayOffKind.OFF},
        make_up={day: row.name for day, row in said.items() if row.kind == DayOffKind.MAKE_UP},
        official_years=frozenset({day.year for day in said} - guessed),
    )
