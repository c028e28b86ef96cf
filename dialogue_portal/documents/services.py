"""Issues papers under their numbers, and records what happens to them later: changes of validity."""

from datetime import date

from django.db import transaction

from dialogue_portal.documents.fonts import letters_without_font, refusal_of
from dialogue_portal.documents.models import (
    IssuedDocument,
    IssuedFile,
    PreparedPrint,
    PrintedText,
    RegisterEntry,
    StatusChange,
    Validity,
)
from dialogue_portal.documents.numbering import take_number
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.printed import printed_words
from dialogue_portal.documents.signing.foreseen import Foreseen
from dialogue_portal.documents.signing.services import PrintOwed, refuse_unseen
from dialogue_portal.documents.states import ENDED
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record
from dialogue_portal.records.refusals import OwedFirst, StepRefused

STATUS_EVENTS = {kind: Event(kind, kind.label) for kind in Validity}


@transaction.atomic
def issue(paper: Paper, *, actor, today: date, seen_print: int | None = None) -> IssuedDocument:
    """Ban hành văn bản: gives the paper its number for good, and freezes the print that was made with it before.

    `today` is the date of issue in Asia/Ho_Chi_Minh. Numbers have no gaps: the number is taken in the caller's
    transaction and is free again when that transaction is rolled back. Nothing is printed here: raises PrintOwed where
    no print has this number, day, signer and text. The decorator of a step then prints it outside the transaction and
    takes the step again; whoever is in no step calls `issue_alone`.
    `seen_print` is the key of the PreparedPrint that the signer saw; raises StepRefused where the text differs now,
    and for a letter that no installed font has: it would be an empty box in the print.
    """
    foreseen = Foreseen.of(paper, signer=actor, today=today)
    refuse_unseen(foreseen, seen_print)
    # With its PDF in one statement: a signature about the same row may remove the print in the next moment.
    prepared = None if foreseen.is_rehearsed else foreseen.prepared.ready().select_related("file").first()
    if prepared is None:
        if missing := letters_without_font(paper, foreseen.letters):
            raise StepRefused(refusal_of(missing))
        raise PrintOwed(foreseen)
    authority = paper.authority
    number = take_number(authority, year=today.year, series=foreseen.series)
    if number != prepared.number:
        raise PrintOwed(foreseen)
    document = IssuedDocument.objects.create(
        authority=authority,
        type_code=paper.type_code,
        number=number,
        year=today.year,
        series=foreseen.series,
        symbol_text=paper.symbol_text(number),
        about=paper.about,
        recipients="\n".join(paper.recipient_lines),
        issued_on=today,
        signed_by=actor,
        signer_name=paper.signature.name,
        subject=paper.subject,
        sha256=prepared.sha256,
        code=prepared.code,
    )
    IssuedFile.objects.create(document=document, content=prepared.pdf)
    PrintedText.objects.create(
        document=document, content=printed_words(paper, number=number, issued_on=today)
    )
    if prepared.letters > 1:
        RegisterEntry.objects.create(document=document, copies=prepared.letters)
    PreparedPrint.objects.about(paper.subject).remove()
    return document


def issue_alone(paper: Paper, *, actor, today: date) -> IssuedDocument:
    """Issues a paper that no step of a flow issues: it is printed first, then numbered and stored."""
    return OwedFirst.tried(lambda: issue(paper, actor=actor, today=today))


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


def withdraw(document: IssuedDocument, *, actor, today: date, reason: str, by_text: str = "") -> None:
    """Thu hồi, or thay thế by a paper issued outside the portal that `by_text` names; nothing where it has no force."""
    kind = Validity.REPLACED if by_text else Validity.WITHDRAWN
    end_force(document, kind=kind, actor=actor, today=today, by_text=by_text, reason=reason)


def end_force(document: IssuedDocument, **change) -> None:
    """Calls change_status with these arguments, unless the paper is out of force already."""
    if document.validity not in ENDED:
        change_status(document, **change)
