"""Counts what is done, in one statement, before the request's own transaction: a refused form is counted too."""

from dataclasses import dataclass
from datetime import UTC, datetime

from django.conf import settings
from django.db import connection
from django.db.models import F
from django.utils.crypto import salted_hmac
from django.utils.timezone import now

from dialogue_portal.ratelimits.limits import Limit
from dialogue_portal.ratelimits.models import Tally

# A window of a day begins at midnight in Vietnam.
ZONE_SECONDS = 7 * 60 * 60


@dataclass(frozen=True)
class Counted:
    """How often one thing has been done in its window; `factor` is how much more is allowed there."""

    limit: Limit
    times: int
    factor: int
    until: datetime

    @property
    def is_over(self) -> bool:
        """Whether this time is one too many."""
        return self.left < 0

    @property
    def left(self) -> int:
        """How many times more it may be done before `until`; negative where this time is one too many."""
        return self.limit.most * self.factor * settings.RATE_LIMIT_FACTOR - self.times


def count(*done: tuple[Limit, str, int], ahead: int = 0) -> list[Counted]:
    """Counts once each (limit, subject, factor), in one statement, and returns how often each was done.

    Several processes at once count exactly: the database adds. `ahead` is 1 for the next window, and so on.
    """
    named = {key_of(limit, subject, ahead): (limit, factor) for limit, subject, factor in done}
    # In one order, so that two requests with the same keys never wait for each other crosswise.
    rows = [(key, named[key][0].name, _end_of_window(named[key][0], ahead)) for key in sorted(named)]
    table = connection.ops.quote_name(Tally._meta.db_table)
    adapt = connection.ops.adapt_datetimefield_value
    values = [value for key, name, until in rows for value in (key, name, adapt(until))]
    slots = ", ".join(["(%s, %s, 1, %s)"] * len(rows))
    statement = (
        f"INSERT INTO {table} (key, limit_name, times, until) VALUES {slots} "  # noqa: S608 - no typed word in it
        f"ON CONFLICT (key) DO UPDATE SET times = {table}.times + 1 RETURNING key, times"
    )
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        times = dict(cursor.fetchall())
    return [Counted(named[key][0], times[key], named[key][1], until) for key, _, until in rows]


def uncount(*done: tuple[Limit, str, int]) -> None:
    """Takes back what was counted a moment ago."""
    keys = [key_of(limit, subject) for limit, subject, _ in done]
    Tally.objects.filter(key__in=keys, times__gt=0).update(times=F("times") - 1)


def restore(*done: tuple[Limit, str, int]) -> None:
    """Forgets all that was counted of these subjects in the present window: every try is left again."""
    Tally.objects.filter(key__in=[key_of(limit, subject) for limit, subject, _ in done]).delete()


def key_of(limit: Limit, subject: str, ahead: int = 0) -> str:
    """The keyed hash of a subject in the present window of a limit: two windows have no key in common."""
    return hashed(limit.name, subject, _end_of_window(limit, ahead).isoformat())


def hashed(*parts: str) -> str:
    """What stands in the table instead of an address, a number or a name."""
    return salted_hmac("ratelimits", "|".join(parts), algorithm="sha256").hexdigest()


def _end_of_window(limit: Limit, ahead: int = 0) -> datetime:
    seconds = int(now().timestamp()) + ZONE_SECONDS
    end = (seconds // limit.seconds + 1 + ahead) * limit.seconds - ZONE_SECONDS
    return datetime.fromtimestamp(end, UTC)
