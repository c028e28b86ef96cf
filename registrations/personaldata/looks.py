"""Who looked at the telephone numbers and addresses of citizens: one row a day for each person and form."""

from collections.abc import Iterable
from datetime import date

from dialogue_portal.accounts.models import User
from registrations.models import HeldForm, IncomingMessage, Look, Registration


def note_looks(
    user: User, forms: Iterable[Registration | HeldForm | IncomingMessage], *, today: date
) -> None:
    """Stores that `user` saw these forms or letters on the local date `today`: one query, also for a second look."""
    looks = [
        Look(authority_id=form.authority_id, user=user, on=today, **{_kind(form): form})
        for form in forms
        if _is_of_somebody(form)
    ]
    if looks:
        Look.objects.bulk_create(looks, ignore_conflicts=True)


def _is_of_somebody(form):
    """Else nothing of a person is left in it."""
    if isinstance(form, IncomingMessage):
        return form.emptied_on is None
    return form.anonymised_on is None if isinstance(form, Registration) else bool(form.phone)


def _kind(form):
    if isinstance(form, IncomingMessage):
        return "message"
    return "registration" if isinstance(form, Registration) else "held_form"
