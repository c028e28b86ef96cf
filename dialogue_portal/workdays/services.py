from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cached_property, lru_cache

from django.db.models import Count, Max

from dialogue_portal.accounts.models import Authority
from dialogue_portal.kept.reads import KeptRead
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.models import DayOff, DayOffKind
from dialogue_portal.workdays.reminders import AlertSchedule, Reminders
from dialogue_portal.workdays.terms import Term

# Labour Code 2019, art. 112: one day at New Year, five at Tết, one for the Hùng kings, two for 30/4 and 1/5,
# two for the National Day. A year of which fewer are known is not announced yet.
LEAST_DAYS_OFF = 11


# What a calendar is made of.
DAYS_OFF = KeptRead(
    lambda authority_id: DayOff.objects.valid_for(authority_id).values_list(
        "date", "kind", "name", "official", "source", "authority_id", named=True
    ),
    int,
)


def calendar_of(authority: Authority | None) -> Calendar:
    """The working calendar of an authority: the national days and its own; on the same day its own one counts."""
    # No authority has the key 0.
    return _calendar_of_days(
        authority.pk if authority else None, tuple(DAYS_OFF(authority.pk if authority else 0))
    )


@lru_cache(maxsize=64)
def _calendar_of_days(authority_id: int | None, days: tuple[DayOff, ...]) -> Calendar:
    """Made once of the same days; a day that is entered, changed or removed makes another calendar at once."""
    return Calendars(days).of(authority_id)


def calendar_version(authority: Authority) -> str:
    """A short text that changes whenever a day of this authority's calendar is entered, changed or removed."""
    known = DayOff.objects.valid_for(authority).aggregate(days=Count("pk"), last=Max("entered_at"))
    return f"{known['days']}-{known['last'].timestamp() if known['last'] else 0}"


def schedule_of(authority: Authority) -> AlertSchedule:
    """The calendar and the reminders that the deadlines of an authority follow."""
    return AlertSchedule(calendar_of(authority), reminders_of(authority))


def reminders_of(authority: Authority) -> Reminders:
    """The thresholds and the hours for letters of an authority."""
    return Reminders(
        authority.remind_halfway,
        authority.remind_before,
        authority.leader_after,
        authority.chairman_after,
        authority.letters_from,
        authority.letters_until,
    )


def own_term(authority: Authority, term: Term) -> Term:
    """The term with the number, unit and roll rule that the authority set for itself."""
    return term.of(**authority.own_terms.get(term.code, {}))


class Schedules:
    """The schedules of all authorities by their keys, for a sweep: two queries together, each schedule made once."""

    def __init__(self) -> None:
        self._made: dict[int, AlertSchedule] = {}

    @cached_property
    def calendars(self) -> "Calendars":
        """The calendars of all authorities."""
        return Calendars(DayOff.objects.all())

    def of(self, authority_id: int) -> AlertSchedule:
        """The schedule of one authority; raises KeyError where there is no such authority."""
        if authority_id not in self._made:
            self._made[authority_id] = AlertSchedule(
                self.calendars.of(authority_id), self._reminders[authority_id]
            )
        return self._made[authority_id]

    @cached_property
    def _reminders(self) -> dict[int, Reminders]:
        return {authority.pk: reminders_of(authority) for authority in Authority.objects.all()}


class Calendars:
    """The calendars of all authorities that have days in `rows`, each made once; the others have the national one."""

    def __init__(self, rows: Iterable[DayOff]):
        self._rows: defaultdict[int | None, list[DayOff]] = defaultdict(list)
        for row in rows:
            self._rows[row.authority_id].append(row)
        self._made: dict[int | None, Calendar] = {}

    def of(self, authority_id: int | None) -> Calendar:
        """The calendar of one authority; None is the whole country."""
        own = authority_id if authority_id in self._rows else None
        if own not in self._made:
            national = self._rows[None]
            self._made[own] = _calendar(
                [*national, *(self._rows[own] if own else ())], announced_years(national)
            )
        return self._made[own]


def announced_years(national: Iterable[DayOff]) -> frozenset[int]:
    """The years whose national calendar is complete and official."""
    known: defaultdict[int, int] = defaultdict(int)
    guessed = set()
    for row in national:
        known[row.date.year] += row.kind == DayOffKind.OFF
        if not row.official:
            guessed.add(row.date.year)
    return frozenset(year for year, days in known.items() if days >= LEAST_DAYS_OFF and year not in guessed)


def wanted_year(today: date) -> int | None:
    """The year whose national calendar is missing: this year, or from 1 November on the next; None when none is."""
    announced = announced_years(DayOff.objects.filter(authority=None, date__year__gte=today.year))
    needed = [today.year, *([today.year + 1] if today.month >= 11 else [])]
    return next((year for year in needed if year not in announced), None)


def _calendar(rows: Iterable[DayOff], official_years: frozenset[int]) -> Calendar:
    by_day = {row.date: row for row in rows}
    return Calendar(
        days_off={day: row.name for day, row in by_day.items() if row.kind == DayOffKind.OFF},
        make_up={day: row.name for day, row in by_day.items() if row.kind == DayOffKind.MAKE_UP},
        official_years=official_years,
        sources={day: row.source for day, row in by_day.items() if row.source},
    )
