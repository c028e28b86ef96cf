"""When a form was drawn, signed: who sends it within seconds is no person."""

from django.conf import settings
from django.core import signing
from django.utils.timezone import now

FASTEST_FORM = 3  # seconds from the page to the sent form, by a person who pastes everything
SALT = "registrations.drawn_at"


def drawn_now() -> str:
    """The signed time, for a hidden field of the form."""
    return signing.dumps(now().timestamp(), salt=SALT)


def sent_too_fast(drawn_at: str) -> bool:
    """Whether the form was sent sooner than a person can; False where its time is not known."""
    try:
        seconds = now().timestamp() - signing.loads(drawn_at, salt=SALT)
    except signing.BadSignature:
        return False
    return seconds < FASTEST_FORM // settings.RATE_LIMIT_FACTOR
