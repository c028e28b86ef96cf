"""Prints papers before they are signed, outside every lock; `documents.services.issue` freezes what was printed."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.models import PreparedPrint, SigningTurn
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.signing.claims import claim, claimed, store
from dialogue_portal.documents.signing.foreseen import Foreseen
from dialogue_portal.documents.signing.turns import turn
from dialogue_portal.notices.queue import ask_soon
from dialogue_portal.records.flow import Flowing
from dialogue_portal.records.refusals import OwedFirst, StepRefused

# The task is called by its name, as that of a letter is.
PRINT = "dialogue_portal.documents.tasks.print_letters"
LOOKS_AGAIN_AFTER = 0.1  # seconds
WAITS_AT_MOST = 120  # seconds; longer than the claim of a process that died


class PrintAwaited(StepRefused):
    """The print of many letters is not finished; `page` is where the user sees how far it is."""

    def __init__(self, prepared: PreparedPrint):
        super().__init__(
            f"{prepared.type_name} có {prepared.letters} thư, đang được in. Cổng gửi thư cho ông/bà khi in xong để ký. "
            "Văn bản chưa được cấp số."
        )
        self.page = prepared


class PrintOwed(OwedFirst):
    """A paper has to be printed, outside the transaction, before it can be issued."""

    def __init__(self, foreseen: Foreseen):
        super().__init__(str(foreseen.paper.subject))
        self.foreseen = foreseen

    @contextmanager
    def made(self) -> Iterator[None]:
        """Prints the paper with the number that is next when it is this signer's turn.

        Many letters are printed in the background: raises PrintAwaited.
        """
        if self.foreseen.has_many_letters:
            prepared = asked(self.foreseen.with_next_number())
            if not prepared.is_ready:
                print_again(prepared)
                raise PrintAwaited(prepared)
            yield
            return
        with turn(self.foreseen):
            printed(self.foreseen.with_next_number())
            yield


def prepare(row: Flowing, step: str, *, signer: User, today: date) -> PreparedPrint:
    """In trước khi ký: the print that `signer` would freeze by taking this step today, to be looked at first.

    Called outside a transaction. The same sheet asked for again is found. A print of many letters is asked for and
    made in the background: it may not be ready yet. Raises what the step would raise: StepRefused with what stands in
    the way, PermissionDenied.
    """
    foreseen = foreseen_by(row, step, signer=signer, today=today)
    return asked(foreseen) if foreseen.has_many_letters else printed(foreseen)


def foreseen_by(row: Flowing, step: str, *, signer: User, today: date) -> Foreseen:
    """What `signer` would issue by taking this step today; raises what the step would raise."""
    owed = row.flow.rehearse(step, row, actor=signer, today=today)
    if not isinstance(owed, PrintOwed):
        raise ValueError(f"The step «{step}» issues no paper.")
    return owed.foreseen


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
    """The finished print of a paper; of several who ask at once one prints, and the others wait for it.

    Raises StepRefused where it is not finished in time.
    """
    give_up_at = time.monotonic() + WAITS_AT_MOST
    while time.monotonic() < give_up_at:
        prepared, _ = foreseen.ask()
        if prepared.is_ready:
            return prepared
        if claim(prepared) and store(prepared, _pdf_of(foreseen, prepared)):
            return prepared
        time.sleep(LOOKS_AGAIN_AFTER)
    raise StepRefused("Bản in của văn bản này chưa xong. Xin ông/bà thử lại sau ít phút.")


def _pdf_of(foreseen: Foreseen, prepared: PreparedPrint) -> bytes:
    try:
        foreseen.refuse_other_words()
        return pdf_of(
            foreseen.paper,
            number=foreseen.number,
            issued_on=foreseen.issued_on,
            code=prepared.code,
            letters=foreseen.letters,
        )
    except BaseException:
        claimed(prepared).update(claimed_until=None)
        raise


# Many letters: in the background


def asked(foreseen: Foreseen) -> PreparedPrint:
    """The print of many letters, as far as it is; a worker is asked for one that is new."""
    prepared, is_new = foreseen.ask()
    if is_new:
        transaction.on_commit(partial(ask_soon, PRINT, prepared.pk))
    return prepared


def stop(prepared: PreparedPrint) -> None:
    """Thôi in: the worker ends after the letters that it is printing; nothing of the print is kept."""
    rows = PreparedPrint.objects.filter(pk=prepared.pk, in_background=True, finished_at=None)
    rows.update(cancelled_at=now(), claimed_until=None)


def print_again(prepared: PreparedPrint) -> None:
    """In lại a print that was given up or that failed; any other one stays as it is."""
    rows = PreparedPrint.objects.filter(pk=prepared.pk, in_background=True, finished_at=None)
    rows.exclude(failure="", cancelled_at=None).update(failure="", cancelled_at=None, letters_done=0)
    transaction.on_commit(partial(ask_soon, PRINT, prepared.pk))


def print_waiting(today: date) -> None:
    """Asks a worker for every print of many letters that waits: its call was lost, or its worker has died."""
    for prepared in PreparedPrint.objects.waiting().filter(issued_on=today, in_background=True):
        ask_soon(PRINT, prepared.pk)


def remove_old_prints(today: date) -> None:
    """Removes the prints with another day than `today`, which nobody can sign any more, and turns that are over."""
    PreparedPrint.objects.of_other_days(today).remove()
    SigningTurn.objects.filter(until__lte=now()).delete()
