"""A delay that grows with each wrong try, for what must never be locked by a stranger."""

from datetime import datetime, timedelta

from django.conf import settings
from django.utils.timezone import now

from dialogue_portal.ratelimits.guard import TooMany, Wait
from dialogue_portal.ratelimits.models import KEPT_FOR, Tally

FREE_TRIES = 5
LONGEST_DELAY = timedelta(minutes=15)


def try_once(key: str, name: str, reason: str) -> int:
    """Counts a try under a hashed key and returns how many there were; raises TooMany while the delay lasts.

    Of several at once one passes: each replaces exactly the row that it read. `name` is shown to the administrator.
    """
    while True:
        moment = now()
        row, is_new = Tally.objects.get_or_create(
            key=key, defaults={"limit_name": name, "times": 1, "until": moment}
        )
        if is_new:
            return 1
        if row.until > moment:
            raise TooMany(reason, Wait(row.until))
        times = row.times + 1 if row.until > moment - KEPT_FOR else 1
        unchanged = Tally.objects.filter(key=key, times=row.times, until=row.until)
        if unchanged.update(times=times, until=free_at(moment, times)):
            return times


def free_at(moment: datetime, times: int) -> datetime:
    """When the next try may follow the one with this number: at once, then after 1, 2, 4, 8, at most 15 minutes."""
    beyond = times - FREE_TRIES * settings.RATE_LIMIT_FACTOR
    return moment if beyond < 0 else moment + min(timedelta(minutes=2 ** min(beyond, 10)), LONGEST_DELAY)


def forget(key: str) -> None:
    """The right one was given: the next try is the first again."""
    Tally.objects.filter(key=key).delete()
