"""From where forms come faster than people write them; nobody is asked to solve anything."""

from collections.abc import Iterable
from datetime import date

from django.http import HttpRequest

from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.addresses import places_of
from dialogue_portal.ratelimits.counting import Counted, hashed
from dialogue_portal.ratelimits.guard import here
from dialogue_portal.ratelimits.limits import Limit
from registrations.floods.services import is_trusted

APART = (limits.APART_IN_AN_HOUR, limits.APART_IN_A_MINUTE)


def pace(request: HttpRequest) -> list[tuple[Limit, str, int]]:
    """What is counted of a form to see how fast forms come from its place; nothing for staff who are logged in."""
    return [one for limit in APART for one in here(request, limit)]


def origin_of_flood(request: HttpRequest, counted: Iterable[Counted], *, automatic: bool, today: date) -> str:
    """The hashed place from which forms come faster than people write them; "" for a form that is taken as usual.

    `counted` has the counts of `pace`; `automatic` says that the form itself looks as if a machine filled it in.
    """
    pace = [one for one in counted if one.limit in APART]
    if not pace:
        return ""
    origin = hashed("origin", places_of(request)[0][0], today.isoformat())
    many = any(one.is_over for one in pace)
    return origin if automatic or (many and not is_trusted(origin)) else ""
