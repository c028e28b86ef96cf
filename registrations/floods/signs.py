"""From where forms come faster than people write them; nobody is asked to solve anything."""

from datetime import date

from django.http import HttpRequest

from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.addresses import places_of
from dialogue_portal.ratelimits.counting import count, hashed
from dialogue_portal.ratelimits.guard import here
from registrations.floods.services import is_trusted


def origin_of_flood(request: HttpRequest, *, automatic: bool, today: date) -> str:
    """The hashed place from which forms come faster than people write them; "" for a form that is taken as usual.

    `automatic` says that the form itself looks as if a machine filled it in. Counts the form.
    """
    asked = [*here(request, limits.APART_IN_AN_HOUR), *here(request, limits.APART_IN_A_MINUTE)]
    if not asked:
        return ""
    counted = count(*asked)
    origin = hashed("origin", places_of(request)[0][0], today.isoformat())
    many = any(one.is_over for one in counted)
    return origin if automatic or (many and not is_trusted(origin)) else ""
