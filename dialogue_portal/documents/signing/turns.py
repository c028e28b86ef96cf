"""Of several people who sign in one series at the same moment, one after the other prints and signs.

Without turns everybody would print the next number again each time somebody else took it.
"""

import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import IntegrityError, transaction
from django.utils.timezone import now

from dialogue_portal.documents.models import SigningTurn
from dialogue_portal.documents.signing.foreseen import Foreseen
from dialogue_portal.records.refusals import StepRefused

LOOKS_AGAIN_AFTER = 0.1  # seconds
WAITS_AT_MOST = 120  # seconds; fifty people at once are through before


@contextmanager
def turn(foreseen: Foreseen) -> Iterator[None]:
    """Waits for the turn to sign in the series of a paper and holds it; no lock of the database is held meanwhile.

    Raises StepRefused where too many others are waiting.
    """
    key = {
        "authority": foreseen.paper.authority,
        "year": foreseen.issued_on.year,
        "series": foreseen.series,
    }
    holder, give_up_at = uuid.uuid4(), time.monotonic() + WAITS_AT_MOST
    while not _taken(key, holder):
        if time.monotonic() > give_up_at:
            raise StepRefused("Nhiều người đang ký văn bản cùng lúc. Xin ông/bà ký lại sau ít phút.")
        time.sleep(LOOKS_AGAIN_AFTER)
    try:
        yield
    finally:
        SigningTurn.objects.filter(**key, holder=holder).delete()


def _taken(key, holder) -> bool:
    turns = SigningTurn.objects.filter(**key)
    # Looked at first: whoever waits should not write.
    if turns.filter(until__gt=now()).exists():
        return False
    try:
        with transaction.atomic():
            turns.filter(until__lte=now()).delete()
            SigningTurn.objects.create(**key, holder=holder, until=now() + SigningTurn.LASTS)
    except IntegrityError:
        return False
    return True
