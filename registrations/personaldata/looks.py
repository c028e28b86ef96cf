"""Who looked at the telephone numbers and addresses of citizens: one row a day for each person and form."""

from collections.abc import Iterable
from datetime import date

from dialogue_portal.accounts.models import User
from registrations.models import Look, Registration


def note_looks(user: User, registrations: Iterable[Registration], *, today: date) -> None:
    """Stores that `user` saw these forms on the local date `today`: one query, also for a second look that day."""
    looks = [
        Look(authority_id=one.authority_id, registration=one, user=user, on=today)
        for one in registrations
        if one.anonymised_on is None
    ]
    if looks:
        Look.objects.bulk_create(looks, ignore_conflicts=True)
