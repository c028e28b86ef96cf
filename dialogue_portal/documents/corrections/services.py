from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.corrections import notices, rules
from dialogue_portal.documents.corrections.documents import CorrectionLetter
from dialogue_portal.documents.corrections.models import Correction
from dialogue_portal.documents.corrections.states import CORRECTION_FLOW, OPEN
from dialogue_portal.documents.models import IssuedDocument, Validity
from dialogue_portal.documents.services import change_status
from dialogue_portal.documents.services import issue as issue_document
from dialogue_portal.documents.states import ENDED
from dialogue_portal.records.flow import StepRefused, refuse_stale


@transaction.atomic
def draft(document: IssuedDocument, *, actor: User, wrong: str, right: str, addressees: str) -> Correction:
    """Soạn công văn đính chính: a draft about an issued paper, or the one that is open already.

    Raises PermissionDenied, or StepRefused where the paper has no force any more.
    """
    if not rules.may_draft(actor, document):
        raise PermissionDenied("Chỉ Văn phòng soạn công văn đính chính.")
    # Locked, so that two presses of the button follow each other.
    document = IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    if made := document.corrections.filter(state__in=OPEN).first():
        return made
    _refuse_ended(document)
    correction = Correction.objects.create(
        authority=document.authority,
        corrects=document,
        wrong=wrong,
        right=right,
        addressees=addressees,
        drafted_by=actor,
    )
    CORRECTION_FLOW.record_birth("draft", correction, actor=actor)
    return correction


def usual_addressees(document: IssuedDocument) -> str:
    """Whoever got the paper, one for each line, without its file copy."""
    lines = [line.rstrip(" ;.") for line in document.recipients.splitlines()]
    known = [line for line in lines if not line.startswith(("Lưu", "Như "))]
    return "\n".join(known) or "Các cơ quan, đơn vị, cá nhân đã nhận văn bản"


def _refuse_ended(document: IssuedDocument) -> None:
    if document.validity in ENDED:
        raise StepRefused("Văn bản này không còn hiệu lực nên không đính chính được nữa.")


@CORRECTION_FLOW.step("edit")
def edit(
    correction: Correction, *, actor: User, version: int | None = None, today: date, note="", **words
) -> None:
    """Sửa nội dung; `version` is the one the form was opened with."""
    refuse_stale(version, correction.version)
    for name, value in words.items():
        setattr(correction, name, value)
    correction.version += 1
    correction.drafted_by = actor


@CORRECTION_FLOW.step("submit")
def submit(correction: Correction, **_) -> None:
    """Trình ký: writes to everybody who may sign."""
    _refuse_ended(correction.corrects)
    correction.await_decision()
    notices.CorrectionSubmitted(correction, occasion=correction.version).send()


@CORRECTION_FLOW.step("take_back")
def take_back(correction: Correction, **_) -> None:
    """Rút lại: refused once a leader has opened it. Whoever may sign is told."""
    correction.refuse_opened()
    correction.version += 1
    notices.CorrectionTakenBack(correction, occasion=correction.version).send()


@CORRECTION_FLOW.step("send_back")
def send_back(correction: Correction, *, note: str, actor: User, **_) -> None:
    """Trả lại: the author reads the reason."""
    correction.version += 1
    notices.CorrectionSentBack(correction, occasion=correction.version, note=note, actor=actor).send()


@CORRECTION_FLOW.step("issue")
def issue(correction: Correction, *, actor: User, today: date, seen_print: int | None = None, **_) -> None:
    """Ký ban hành: the letter gets its number, and the paper that it corrects names it from now on."""
    _refuse_ended(correction.corrects)
    correction.signed_by, correction.issued_on = actor, today
    correction.document = issue_document(
        CorrectionLetter(correction), actor=actor, today=today, seen_print=seen_print
    )
    change_status(
        correction.corrects,
        kind=Validity.CORRECTED,
        by=correction.document,
        actor=actor,
        today=today,
        reason="\n".join(f"«{wrong}» đính chính là «{right}»." for wrong, right in correction.places),
    )
    notices.CorrectionIssued(correction, actor=actor).send()


@CORRECTION_FLOW.step("discard")
def discard(correction: Correction, **_) -> None:
    """Bỏ dự thảo: it cannot be used any more."""
