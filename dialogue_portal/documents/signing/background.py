"""Many letters are printed by a worker, while nobody waits: with their progress, until somebody stops it."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.documents.models import PreparedPrint
from dialogue_portal.documents.rendering import pdf_in_parts
from dialogue_portal.documents.signing.claims import claim, claimed, goes_on, store
from dialogue_portal.documents.signing.foreseen import Foreseen
from dialogue_portal.documents.signing.notices import PrintFailed, PrintReady
from dialogue_portal.documents.signing.services import asked, foreseen_by
from dialogue_portal.records.refusals import StepRefused


def print_in_background(prepared_id: int) -> None:
    """Prints many letters, some at a time, and writes to the signer; does nothing where somebody prints them already.

    Between two parts it looks whether it should go on, in transactions that last no time. A number that was taken
    meanwhile is foreseen anew.
    """
    prepared = PreparedPrint.objects.waiting().filter(pk=prepared_id).first()
    if prepared is None or not claim(prepared):
        return
    try:
        foreseen = foreseen_by(
            prepared.subject, prepared.step, signer=prepared.signer, today=prepared.issued_on
        )
    except (StepRefused, PermissionDenied) as refusal:
        _fail(prepared, str(refusal))
        return
    if foreseen.words != prepared.words:
        _fail(prepared, "Văn bản đã được sửa trong khi chờ in. Xin mở lại trang ký.")
        return
    if foreseen.number != prepared.number:
        _give_way(prepared, foreseen)
        return
    try:
        content = _letters_of(prepared, foreseen)
    except Exception:
        _fail(prepared, "Máy in của cổng gặp lỗi. Xin in lại; nếu vẫn lỗi, xin báo quản trị.")
        raise
    if content is None:
        return
    after = foreseen.with_next_number()
    if after.number != prepared.number:
        _give_way(prepared, after)
        return
    with transaction.atomic():
        if store(prepared, content):
            PrintReady(prepared, occasion=prepared.code).send()


def _letters_of(prepared: PreparedPrint, foreseen: Foreseen) -> bytes | None:
    """The PDF of all letters; None where somebody stopped it."""
    foreseen.refuse_other_words()
    progress = pdf_in_parts(
        foreseen.paper,
        number=foreseen.number,
        issued_on=foreseen.issued_on,
        code=prepared.code,
        letters=foreseen.letters,
    )
    for done, content in progress:
        if content is not None or not goes_on(prepared, done):
            return content
    return None


def _give_way(prepared: PreparedPrint, foreseen: Foreseen) -> None:
    """Asks for the print with the number that is next now instead."""
    PreparedPrint.objects.filter(pk=prepared.pk).remove()
    asked(foreseen)


@transaction.atomic
def _fail(prepared: PreparedPrint, why: str) -> None:
    prepared.failure = why
    if claimed(prepared).update(failure=why, claimed_until=None):
        PrintFailed(prepared, occasion=f"{prepared.code}:{now():%H%M%S}").send()
