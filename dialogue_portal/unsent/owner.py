"""For whom a form was drawn: a signed field in each form, put there by the tag csrf_token."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from django.core import signing

FIELD = "form_of"
# A page may stay open over a long holiday.
VALID_FOR = timedelta(days=30)

_signer = signing.TimestampSigner(salt="unsent.owner")


class Owner(NamedTuple):
    """The key of the person for whom a form was drawn, and when (aware, UTC, whole seconds)."""

    person: int
    drawn_at: datetime


def owner_value(person: int) -> str:
    """The value of the field, for the form of a person with this key."""
    return _signer.sign(str(person))


def owner_of(sent: Mapping[str, str]) -> Owner | None:
    """The owner that a form names; None where it names none, or where the portal did not write it."""
    value = sent.get(FIELD, "")
    try:
        person = _signer.unsign(value, max_age=VALID_FOR)
    except signing.BadSignature:
        return None
    seconds = signing.b62_decode(value.split(":")[1])
    return Owner(int(person), datetime.fromtimestamp(seconds, UTC))
