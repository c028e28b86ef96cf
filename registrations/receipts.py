"""The registration that this browser may show: the one it sent, or found by code and phone number."""

from registrations.models import HeldForm, Registration
from registrations.querysets import RegistrationQuerySet

KEY = "receipt_of_registration"
HELD_KEY = "receipt_of_held_form"
CODE = "receipt_under_code"


def remember(request, registration: Registration) -> None:
    """Keeps the registration in the session."""
    _keep(request, KEY, registration)


def remembered(request) -> RegistrationQuerySet:
    """The registration that was kept, or none; never on the pages of another authority, nor after it got a new code."""
    kept = request.session.get(KEY), request.session.get(CODE)
    return Registration.objects.filter(authority=request.authority, pk=kept[0], code=kept[1])


def remember_held(request, held: HeldForm) -> None:
    """Keeps a form that waits apart in the session."""
    _keep(request, HELD_KEY, held)


def remembered_held(request) -> HeldForm | None:
    """The form that waits apart and was kept; None once it has become a registration, which is kept instead."""
    kept = HeldForm.objects.filter(authority=request.authority, pk=request.session.get(HELD_KEY))
    held = kept.select_related("flood", "registration").first()
    if held and held.registration:
        remember(request, held.registration)
        return None
    return held


def forget(request) -> None:
    """Takes the registration out of the session; a citizen's session ends."""
    if request.user.is_authenticated:
        _take_out(request.session)
    else:
        request.session.flush()


def forget_at_login(session) -> None:
    """Takes it out of the session of somebody who logs in; the session lasts as long as that of any login."""
    _take_out(session)
    session.set_expiry(None)


def _keep(request, key: str, form: Registration | HeldForm) -> None:
    _take_out(request.session)
    # Under a new session key: an earlier user of a shared device must not read it with the key they know.
    # A citizen's session ends with the browser.
    if not request.user.is_authenticated:
        request.session.cycle_key()
        request.session.set_expiry(0)
    request.session[key], request.session[CODE] = form.pk, form.code


def _take_out(session) -> None:
    for key in (KEY, HELD_KEY, CODE):
        session.pop(key, None)
