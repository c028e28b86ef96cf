from django.db.models import QuerySet

from registrations.models import Registration

KEY = "receipt_of_registration"


def remember(request, registration: Registration) -> None:
    # Under a new session key: who left his own on a shared device reads nothing with it.
    if not request.user.is_authenticated:
        request.session.cycle_key()
    request.session[KEY] = registration.pk


def remembered(request) -> QuerySet[Registration]:
    """The one registration, or none; never shown on the pages of another authority."""
    return Registration.objects.filter(authority=request.authority, pk=request.session.get(KEY))


def forget(request) -> None:
    request.session.pop(KEY, None)
