"""Prints papers before they are signed, outside every lock; `documents.services.issue` freezes what was printed."""

import hashlib
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta

from django.db import transaction
from django.db.models import Q
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.models import PreparedFile, PreparedPrint
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.signing.foreseen import Foreseen, words_of
from dialogue_portal.documents.signing.turns import turn
from dialogue_portal.records.flow import Flowing
from dialogue_portal.records.refusals import OwedFirst, StepRefused

# A process that died while it printed is noticed after this time.
CLAIM = timedelta(seconds=60)
LOOKS_AGAIN_AFTER = 0.1  # seconds


class PrintOwed(OwedFirst):
    """A paper has to be printed, outside the transaction, before it can be issued."""

    def __init__(self, foreseen: Foreseen):
        super().__init__(str(foreseen.paper.subject))
        self.foreseen = foreseen

    @contextmanager
    def made(self) -> Iterator[None]:
        """Prints the paper with the number that is next when it is this signer's turn."""
        with turn(self.foreseen):
            printed(self.foreseen.with_next_number())
            yield


def prepare(row: Flowing, step: str, *, signer: User, today: date) -> PreparedPrint:
    """In trước khi ký: the print that `signer` would freeze by taking this step today, to be looked at first.

    Called outside a transaction. The same sheet asked for again is found. Raises what the step would raise:
    StepRefused with what stands in the way, PermissionDenied.
    """
    owed = row.flow.rehearse(step, row, actor=signer, today=today)
    if not isinstance(owed, PrintOwed):
        raise ValueError(f"The step «{step}» issues no paper.")
    return printed(owed.foreseen)


def refuse_unseen(foreseen: Foreseen, seen_print: int | None) -> None:
    """Raises StepRefused where the words are no longer those of the print that the signer saw (the key of its row).

    Another number is no other text. None asks nothing.
    """
    if seen_print is None:
        return
    seen = PreparedPrint.objects.about(foreseen.paper.subject).filter(pk=seen_print).first()
    if seen is None or seen.words != foreseen.words:
        raise StepRefused(
            "Văn bản vừa đổi sau khi ông/bà mở trang ký. Xin xem lại bản in mới, rồi hãy ký.", "seen_print"
        )


def printed(foreseen: Foreseen) -> PreparedPrint:
    """The finished print of a paper; of several who ask at once one prints, and the others wait for it."""
    while True:
        prepared = foreseen.ask()
        if prepared.is_ready:
            return prepared
        if _claim(prepared):
            break
        time.sleep(LOOKS_AGAIN_AFTER)
    try:
        content = _pdf_of(foreseen, prepared.code)
    except BaseException:
        PreparedPrint.objects.filter(pk=prepared.pk).update(claimed_until=None)
        raise
    return _store(prepared, content)


def _pdf_of(foreseen: Foreseen, code: str) -> bytes:
    # The transaction in which the paper was read is over: nothing in it may read otherwise now.
    if words_of(foreseen.paper, foreseen.letters) != foreseen.words:
        raise RuntimeError(
            f"The text of {type(foreseen.paper).__name__} depends on the transaction of its step."
        )
    return pdf_of(
        foreseen.paper,
        number=foreseen.number,
        issued_on=foreseen.issued_on,
        code=code,
        letters=foreseen.letters,
    )


def _claim(prepared: PreparedPrint) -> bool:
    """Whether this process prints it now: nobody else does, or whoever did has died."""
    free = Q(claimed_until=None) | Q(claimed_until__lte=now())
    rows = PreparedPrint.objects.filter(free, pk=prepared.pk, finished_at=None)
    again = {"failure": "", "cancelled_at": None, "letters_done": 0}
    return bool(rows.update(claimed_until=now() + CLAIM, **again))


@transaction.atomic
def _store(prepared: PreparedPrint, content: bytes) -> PreparedPrint:
    PreparedFile.objects.update_or_create(prepared=prepared, defaults={"content": content})
    prepared.sha256 = hashlib.sha256(content).hexdigest()
    prepared.letters_done, prepared.finished_at, prepared.claimed_until = prepared.letters, now(), None
    prepared.failure, prepared.cancelled_at = "", None
    prepared.save()
    return prepared
