"""The collectors of a round as the office sees them: who owes, who handed in, what is missing, whom to telephone."""

from dataclasses import dataclass
from datetime import date

from dialogue_portal.workdays.calendar import Calendar
from plans.models import Round
from registrations.collecting.kinds import CollectorKind
from registrations.collecting.models import Collector
from registrations.collecting.reminding import remind_from


@dataclass(frozen=True)
class Overview:
    """The collectors of a round by their kinds, with the sums of what they owe."""

    collectors: list[Collector]
    today: date
    calendar: Calendar

    @property
    def groups(self) -> list[tuple[str, list[Collector]]]:
        """(label of the kind, its collectors), without kinds that have none."""
        of_kinds = [
            (kind.label, [one for one in self.collectors if one.kind == kind]) for kind in CollectorKind
        ]
        return [(label, those) for label, those in of_kinds if those]

    @property
    def owing(self) -> list[Collector]:
        """Those who have handed in fewer opinions than they owe."""
        return [one for one in self.collectors if one.missing]

    @property
    def handed_in(self) -> int:
        """How many opinions came through all of them."""
        return sum(one.handed_in for one in self.collectors)

    @property
    def missing(self) -> int:
        """How many opinions are still owed."""
        return sum(one.missing for one in self.collectors)

    @property
    def to_call(self) -> list[Collector]:
        """Those who owe, whose last day is near or past, and whom no letter reaches."""
        return [
            one
            for one in self.owing
            if not one.email and one.last_day and remind_from(one.last_day, self.calendar) <= self.today
        ]

    @property
    def to_print(self) -> list[Collector]:
        """Those whose link can be printed."""
        return [one for one in self.collectors if one.link_seed]

    @property
    def to_send(self) -> list[Collector]:
        """Those whose link can be sent by letter and was not yet."""
        return [one for one in self.collectors if one.link_seed and one.email and not one.link_sent_on]


def overview_of(round: Round, *, today: date, calendar: Calendar) -> Overview:
    """The overview of a round on the local date `today`, in two queries."""
    rows = list(round.collectors.counted().order_by("name_key", "pk"))
    for row in rows:
        row.round, row.authority = round, round.authority
    return Overview(rows, today, calendar)
