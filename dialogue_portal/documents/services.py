"""Issues papers under their numbers, and records what happens to them later: changes of validity, signed copies."""

import hashlib
from datetime import date

from django.db import transaction
from django.db.models import Max

from dialogue_portal.documents.models import (
    CODE_LENGTH,
    IssuedDocument,
    IssuedFile,
    NumberBook,
    PrintedText,
    SignedCopy,
    SignedFile,
    StatusChange,
    Validity,
)
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.printed import printed_words
from dialogue_portal.documents.rendering import pdf_of
from dialogue_portal.documents.states import ENDED
from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record

SIGNED_COPY = Event("signed_copy", "Nhận bản đã ký")
STATUS_EVENTS = {kind: Event(kind, kind.label) for kind in Validity}


@transaction.atomic
def issue(paper: Paper, *, actor, today: date) -> IssuedDocument:
    """Ban hành văn bản: gives the paper its number, makes its PDF and stores both for good.

    `today` is the date of issue in Asia/Ho_Chi_Minh. Numbers have no gaps: the number is taken in
    the caller's transaction and is free again when that transaction is rolled back.
    """
    authority = paper.authority
    series = "" if authority.one_series else paper.type_code
    number = take_number(authority, year=today.year, series=series)
    # Made first, because the PDF carries it.
    code = new_code(CODE_LENGTH)
    content = pdf_of(paper, number=number, issued_on=today, code=code)
    document = IssuedDocument.objects.create(
        authority=authority,
        type_code=paper.type_code,
        number=number,
        year=today.year,
        series=series,
        symbol_text=paper.symbol_text(number),
        about=paper.about,
        recipients="\n".join(paper.recipient_lines),
        issued_on=today,
        signed_by=actor,
        signer_name=paper.signature.name,
        subject=paper.subject,
        sha256=hashlib.sha256(content).hexdigest(),
        code=code,
    )
    IssuedFile.objects.create(document=document, content=content)
    PrintedText.objects.create(document=document, content=printed_words(paper))
    return document


def take_number(authority, *, year: int, series: str) -> int:
    """The next number of a series; the number book stays locked until the transaction ends."""
    NumberBook.objects.get_or_create(authority=authority, year=year, series=series)
    book = NumberBook.objects.select_for_update().get(authority=authority, year=year, series=series)
    book.last = max(book.last, highest_issued(authority, year, series)) + 1
    book.save(update_fields=["last"])
    return book.last


def highest_issued(authority, year: int, series: str) -> int:
    """The highest number in use; also right when an authority changes its way of numbering in mid-year."""
    issued = IssuedDocument.objects.of_authority(authority).filter(year=year)
    if series:
        issued = issued.filter(type_code=series)
    return issued.aggregate(highest=Max("number"))["highest"] or 0


@transaction.atomic
def change_status(
    document: IssuedDocument,
    *,
    kind: Validity,
    actor,
    today: date,
    by: IssuedDocument | None = None,
    by_text: str = "",
    reason: str = "",
) -> StatusChange:
    """Đính chính, thay thế, thu hồi: records a change of validity; the paper itself never changes.

    `by` is the newer paper, or `by_text` describes it when it was issued outside the portal. Raises StepRefused when
    the paper is out of force already.
    """
    # Locked, so that of two requests at once the second one sees the change of the first.
    document = IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    last = document.last_change
    if last and last.kind in ENDED:
        raise StepRefused(f"Văn bản số {document.symbol_text}: {last.words.lower()} rồi.")
    change = StatusChange.objects.create(
        document=document,
        kind=kind,
        by_document=by,
        by_text=by_text,
        reason=reason,
        on=today,
        actor=actor if actor.is_authenticated else None,
    )
    Record.objects.write(document, STATUS_EVENTS[kind], actor=actor, label=change.words[:120], note=reason)
    return change


def end_force(document: IssuedDocument, **change) -> None:
    """Calls change_status with these arguments, unless the paper is out of force already."""
    if document.validity not in ENDED:
        change_status(document, **change)


@transaction.atomic
def take_signed_copy(document: IssuedDocument, *, content: bytes, is_digital: bool, actor) -> SignedCopy:
    """Nhận bản đã ký: stores the file beside the PDF of the portal; the same file twice is one copy."""
    # Locked, so that two uploads at once follow each other.
    IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    sha256 = hashlib.sha256(content).hexdigest()
    copy, new = SignedCopy.objects.get_or_create(
        document=document, sha256=sha256, defaults={"is_digital": is_digital, "added_by": actor}
    )
    if new:
        SignedFile.objects.create(copy=copy, content=content)
        Record.objects.write(document, SIGNED_COPY, actor=actor, note=copy.kind)
    return copy
