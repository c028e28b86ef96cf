"""The registration that this browser may show: the one it sent, or found by code and phone number."""

from registrations.models import HeldForm, Registration
from registrations.querysets import RegistrationQuerySet

KEY = "receipt_of_registration"
HELD_KEY = "receipt_of_held_form"


def remember(request, registration: Registration) -> None:
    """Keeps the registration in the session."""
    # Under a new session key: an earlier user of a shared device must not read it with the key they know.
    if not request.user.is_authenticated:
        request.session.cycle_key()
    request.session[KEY] = registration.pk
    request.session.pop(HELD_KEY, None)


def remembered(request) -> RegistrationQuerySet:
    """The registration that was kept, or none; never on the pages of another authority."""
    return Registration.objects.filter(authority=request.authority, pk=request.session.get(KEY))


def forget(request) -> None:
    """Takes the registration out of the session."""
    request.session.pop(KEY, None)
    request.session.pop(HELD_KEY, None)


def remember_held(request, held: HeldForm) -> None:
    """Keeps a form that waits apart in the session."""
    request.session.cycle_key()
    request.session[HELD_KEY] = held.pk
    request.session.pop(KEY, None)


def remembered_held(request) -> HeldForm | None:
    """The form that waits apart and was kept; None once it has become a registration, which is kept instead."""
    kept = HeldForm.objects.filter(authority=request.authority, pk=request.session.get(HELD_KEY))
    held = kept.select_related("flood", "registration").first()
    if held and held.registration:
        remember(request, held.registration)
        return None
    return held
