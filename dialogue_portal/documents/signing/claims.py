"""Who prints now: of several processes one claims a print; when it dies, its claim ends by itself."""

import hashlib
from datetime import timedelta

from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.documents.models import PreparedFile, PreparedPrint

# A process that died while it printed is noticed after this time.
CLAIM = timedelta(seconds=60)


def claim(prepared: PreparedPrint) -> bool:
    """Whether this process prints it now: nobody else does, or whoever did has died."""
    until = now() + CLAIM
    rows = PreparedPrint.objects.waiting().filter(pk=prepared.pk)
    is_mine = rows.update(claimed_until=until, letters_done=0)
    prepared.claimed_until = until
    return bool(is_mine)


def claimed(prepared: PreparedPrint):
    """The row of the print while the claim of this process holds: one or none."""
    return PreparedPrint.objects.filter(
        pk=prepared.pk, claimed_until=prepared.claimed_until, cancelled_at=None, finished_at=None
    )


def goes_on(prepared: PreparedPrint, done: int) -> bool:
    """Stores how many letters are printed and keeps the claim; False where the print is not this process' any more."""
    until = now() + CLAIM
    is_mine = claimed(prepared).update(letters_done=done, claimed_until=until)
    prepared.claimed_until = until
    return bool(is_mine)


@transaction.atomic
def store(prepared: PreparedPrint, content: bytes) -> bool:
    """Stores the finished print; False where the claim of this process is over."""
    facts = {
        "sha256": hashlib.sha256(content).hexdigest(),
        "letters_done": prepared.letters,
        "finished_at": now(),
    }
    if not claimed(prepared).update(**facts, claimed_until=None):
        return False
    PreparedFile.objects.create(prepared=prepared, content=content)
    prepared.refresh_from_db()
    return True
