"""Which alerts and letters are expected, counted day by day on a wall calendar without any code of the portal."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

QUIET, HALFWAY, DUE_SOON, OVERDUE, CHAIRMAN = range(5)
STEPS = {"halfway": HALFWAY, "remind": DUE_SOON, "escalate": OVERDUE, "chairman": CHAIRMAN}
DAY = timedelta(days=1)


@dataclass
class Wall:
    """The wall calendar of a commune ({day: whether people work} where it differs from the week) and its rules."""

    differs: Mapping[date, bool]
    before: int
    leader_after: int
    chairman_after: int
    halfway: bool
    opens: time
    shuts: time
    written_on: date | None = None

    def works(self, day):
        return self.differs.get(day, day.weekday() < 5)

    def nth(self, day, count, step=DAY):
        """The `count`-th working day from `day`, forward or backward."""
        while count:
            day += step
            count -= self.works(day)
        return day


@dataclass
class Owed:
    """One owed answer: how it is counted, whether it is paused or met, what its people know."""

    wall: Wall
    people: tuple[str, str, str]  # who answers, who directed it, who chairs
    start: date
    days: int
    working: bool
    pauses: list[tuple[date, date]] = field(default_factory=list)
    granted: list[int] = field(default_factory=list)
    met_on: date | None = None
    was_late: bool = False
    paused_since: date | None = None
    due: date | None = None
    knows: int = QUIET
    written: bool = False  # whether a letter carried it
    raised: Counter = field(default_factory=Counter)  # {alert: how often}, for this due date
    alerts: dict[int, date] = field(default_factory=dict)

    def __post_init__(self):
        self.look_up(self.start)

    def runs(self):
        return self.met_on is None and self.paused_since is None

    def is_late(self, today):
        return self.runs() and self.due < today

    # What is done with it

    def submit(self, today):
        self.resume(today)
        self.met_on, self.was_late = today, today > self.due

    def send_back(self, today):
        if self.met_on < today:
            self.pauses.append((self.met_on, today))
        self.met_on = None
        self.look_up(today)
        if self.due <= today and not self.was_late:
            self.extend(today, 1)

    def pause(self, today):
        self.paused_since = today

    def resume(self, today):
        if self.paused_since and self.paused_since < today:
            self.pauses.append((self.paused_since, today))
        self.paused_since = None
        self.look_up(today)

    def extend(self, today, days):
        self.granted.append(days)
        self.look_up(today)

    # What the wall calendar gives

    def look_up(self, today) -> None:
        """Counts all days again. For a new due date people know the alerts that have come, and the one of the half."""
        before, self.due = self.due, self._counted()
        self.alerts = self._alert_days()
        if self.due != before:
            self.raised.clear()
            come = max(
                (alert for alert, day in self.alerts.items() if alert > HALFWAY and day <= today),
                default=QUIET,
            )
            self.knows = min(self.knows, max(come, HALFWAY))

    def _counted(self):
        day, left = self.start, self.days
        while left:
            day += DAY
            left -= not self._passes(day, self.working)
        while not self.working and self._passes(day, True):
            day += DAY
        for granted in self.granted:
            left = granted
            while left:
                day += DAY
                left -= not self._passes(day, True)
        return day

    def _passes(self, day, working):
        paused = any(since < day <= until for since, until in self.pauses)
        return paused or (working and not self.wall.works(day))

    def _alert_days(self):
        wall, due = self.wall, self.due
        found = {
            DUE_SOON: wall.nth(due, wall.before, -DAY),
            OVERDUE: wall.nth(due, wall.leader_after),
            CHAIRMAN: wall.nth(due, wall.leader_after + wall.chairman_after),
        }
        half = wall.nth(self.start + DAY * ((due - self.start).days // 2) - DAY, 1)
        if wall.halfway and self.start < half < found[DUE_SOON]:
            found[HALFWAY] = half
        return found

    def loudest(self, today) -> int:
        return max((alert for alert, day in self.alerts.items() if day <= today), default=QUIET)

    def concerns(self) -> tuple[str, ...]:
        """Who is notified at its alert: the officer, then also the leader, then also the chairman."""
        return self.people[: max(1, self.knows - 1)]


def expected_alerts(owed: dict[int, Owed], today: date) -> dict[int, int]:
    """{key: the loudest alert whose day has come and that nobody knows}: what a sweep of this day raises."""
    return {
        key: alert for key, one in owed.items() if one.runs() and (alert := one.loudest(today)) > one.knows
    }


def expected_letters(owed: dict[int, Owed], now: datetime, national: Mapping[date, bool]) -> dict[str, int]:
    """{address: how many lines are new} in the letters of this moment, which count as written from then on.

    On the first working day of the week by the `national` calendar, whoever has something late gets a letter also
    without anything new.
    """
    new, writing, weekly = Counter(), [], begins_week(national, now.date())
    for one in owed.values():
        wall = one.wall
        hours = wall.works(now.date()) and wall.opens <= now.time() < wall.shuts
        if not hours or wall.written_on == now.date() or not one.runs() or one.knows == QUIET:
            continue
        if not one.written:
            new.update(one.concerns())
            one.written = True
            writing.append(wall)
        elif weekly and one.knows >= OVERDUE:
            new.update(dict.fromkeys(one.concerns(), 0))
            writing.append(wall)
    for wall in writing:
        wall.written_on = now.date()
    return dict(new)


def begins_week(national: Mapping[date, bool], day: date) -> bool:
    """Whether the country works on `day` and on no earlier day of its week."""
    days = [day - DAY * before for before in range(day.weekday() + 1)]
    return [national.get(one, one.weekday() < 5) for one in days] == [True] + [False] * day.weekday()
