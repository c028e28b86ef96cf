"""What a view calls: `limited` counts its POSTs by place, `check` counts what it names."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import wraps
from math import ceil
from typing import Any

from django.http import HttpRequest, HttpResponseBase
from django.utils.timezone import localtime, now

from dialogue_portal.formats.days import say_hour
from dialogue_portal.ratelimits.addresses import places_of
from dialogue_portal.ratelimits.counting import Counted, count, uncount
from dialogue_portal.ratelimits.limits import Limit

# Up to here people are told seconds, above it whole minutes.
SHORT_WAIT = 90


@dataclass(frozen=True)
class Wait:
    """How long somebody has to wait: the seconds of the header are those of the sentence."""

    until: datetime

    @property
    def seconds(self) -> int:
        """At least 1; more than a minute and a half is rounded up to whole minutes."""
        left = max(1, ceil((self.until - now()).total_seconds()))
        return left if left <= SHORT_WAIT else ceil(left / 60) * 60

    def __str__(self) -> str:
        """ "25 phút (sau 14h35)"."""
        if self.seconds <= SHORT_WAIT:
            return f"{self.seconds} giây"
        hours, minutes = divmod(self.seconds // 60, 60)
        words = " ".join(f"{number} {unit}" for number, unit in ((hours, "giờ"), (minutes, "phút")) if number)
        return f"{words} (sau {say_hour(localtime(self.until).time())})"


class TooMany(Exception):
    """Something was done once too often; the middleware makes a page of it, with `reason` and `wait`."""

    def __init__(self, reason: str, wait: Wait):
        super().__init__(reason)
        self.reason = reason
        self.wait = wait


def here(request: HttpRequest, limit: Limit) -> list[tuple[Limit, str, int]]:
    """What is counted for the place of a request; nothing for staff who are logged in."""
    if request.user.is_authenticated:
        return []
    return [(limit, place, factor) for place, factor in places_of(request)]


def check(*done: tuple[Limit, str, int], beside: Sequence[tuple[Limit, str, int]] = ()) -> list[Counted]:
    """Counts each (limit, subject, factor) and returns how often it was done; raises TooMany.

    `beside` is counted in the same statement, only where nothing is refused, and refuses nobody.
    """
    counted = count(*done, *beside) if done or beside else []
    refusing = {limit for limit, _, _ in done}
    over = [one for one in counted if one.is_over and one.limit in refusing]
    if over:
        if beside:
            uncount(*beside)
        longest = max(over, key=lambda one: one.until)
        raise TooMany(longest.limit.reason, Wait(longest.until))
    return counted


def limited(limit: Limit) -> Callable[[Any], Any]:
    """Counts the POSTs of a view by the place they come from."""

    def decorate(view: Any) -> Any:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method == "POST":
                check(*here(request, limit))
            return view(request, *args, **kwargs)

        return guarded

    return decorate
