"""The registration that this browser may show: the one it sent, or found by code and phone number."""

from registrations.models import Registration
from registrations.querysets import RegistrationQuerySet

KEY = "receipt_of_registration"


def remember(request, registration: Registration) -> None:
    """Keeps the registration in the session."""
    # Under a new session key: an earlier user of a shared device must not read it with the key they know.
    if not request.user.is_authenticated:
        request.session.cycle_key()
    request.session[KEY] = registration.pk


def remembered(request) -> RegistrationQuerySet:
    """The registration that was kept, or none; never on the pages of another authority."""
    return Registration.objects.filter(authority=request.authority, pk=request.session.get(KEY))


def forget(request) -> None:
    """Takes the registration out of the session."""
    request.session.pop(KEY, None)
