"""Takes the signed copy of a paper, and records what the office decides of it."""

import hashlib
from collections.abc import Iterable

from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.documents.models import (
    CopyDecision,
    IssuedDocument,
    SignedCopy,
    SignedFile,
)
from dialogue_portal.documents.scanfiles import apart
from dialogue_portal.documents.scanfiles.seen import CannotOpen, Seen
from dialogue_portal.documents.signedcopies.filing import filing_of
from dialogue_portal.documents.states import CopyState, FiledBy
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record

SIGNED_COPY = Event("signed_copy", "Nhận bản đã ký")
CONFIRMED = Event("copy_confirmed", "Xác nhận bản đã ký")
TURNED_DOWN = Event("copy_turned_down", "Không nhận bản đã ký")
TAKEN_BACK = Event("copy_taken_back", "Rút lại bản đã ký")

OWN_PRINT = "Tệp này là bản in của cổng, chưa có chữ ký. Xin chọn tệp đã ký."
OTHER_PAPER = "Mã QR trên bản quét là của văn bản số {}, không phải văn bản này."
SAME_FILE_ELSEWHERE = "Tệp này đã được nhận cho văn bản số {}."
MANY_PAPERS = (
    "Trong tệp có mã QR của nhiều văn bản. Xin đưa lên ở trang «Nhận bản đã ký»: máy tách theo từng văn bản."
)
REORDERED = "Đã xếp lại thứ tự trang; bản xếp lại thay cho bản này."


class OfOtherPaper(CannotOpen):
    """The scan carries the code of another paper, `document`."""

    def __init__(self, document: IssuedDocument):
        super().__init__(OTHER_PAPER.format(document))
        self.document = document


def take_copy(document: IssuedDocument, *, files: list[bytes], actor) -> SignedCopy:
    """Nhận bản đã ký for a paper that somebody chose: one PDF, or photos in the order of its pages.

    Raises CannotOpen for what is no scan, OfOtherPaper where its QR code names another paper of the authority.
    """
    refuse_own_print(files)
    seen = apart.look_at(files)
    filing = filing_of(seen, document.authority)
    if filing.refusal:
        raise CannotOpen(filing.refusal)
    if filing.parts:
        raise CannotOpen(MANY_PAPERS)
    if filing.document and filing.document != document:
        raise OfOtherPaper(filing.document)
    return store_copy(
        document, seen=seen, filed_by=FiledBy.CODE if filing.document else FiledBy.HAND, actor=actor
    )


@transaction.atomic
def store_copy(document: IssuedDocument, *, seen: Seen, filed_by: FiledBy, actor) -> SignedCopy:
    """Stores an opened scan beside the print, to be compared and confirmed; the same file twice is one copy."""
    # Locked, so that two uploads at once follow each other.
    IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    sha256 = hashlib.sha256(seen.content).hexdigest()
    other = SignedCopy.objects.filter(sha256=sha256).exclude(document=document).first()
    if other:
        raise CannotOpen(SAME_FILE_ELSEWHERE.format(other.document))
    copy, new = SignedCopy.objects.get_or_create(
        document=document,
        sha256=sha256,
        defaults={
            "is_digital": seen.signature.covers,
            "filed_by": filed_by,
            "pages": seen.pages,
            "signature_words": seen.signature.words,
            "signature_names": "; ".join(seen.signature.names)[:400],
            "stamped_rows": "\n".join(seen.rows),
            "checked_at": now(),
            "added_by": actor,
        },
    )
    if new:
        SignedFile.objects.create(copy=copy, content=seen.content)
        Record.objects.write(document, SIGNED_COPY, actor=actor, note=copy.kind)
    return copy


def refuse_own_print(files: Iterable[bytes]) -> None:
    """Raises CannotOpen for a print of the portal, on which nobody has signed."""
    hashes = [hashlib.sha256(content).hexdigest() for content in files]
    if IssuedDocument.objects.filter(sha256__in=hashes).exists():
        raise CannotOpen(OWN_PRINT)


# What the office decides of a copy


@transaction.atomic
def confirm(copy: SignedCopy, *, actor) -> None:
    """Xác nhận bản đã ký: from now on everybody may read it who may read the paper.

    Raises StepRefused for a copy that was decided on already, or that does not open.
    """
    copy = _locked(copy)
    if not copy.is_waiting:
        raise StepRefused(f"Bản này: {copy.last_decision.get_kind_display().lower()} rồi.")
    if copy.checked_at is None or copy.pages is None:
        raise StepRefused("Tệp này không mở được như một PDF nên không xác nhận được.")
    _decide(copy, CopyState.CONFIRMED, CONFIRMED, actor)


@transaction.atomic
def turn_down(copy: SignedCopy, *, reason: str, actor) -> None:
    """Không nhận bản đã ký: it was compared and is not the signed paper. Raises StepRefused when decided already."""
    copy = _locked(copy)
    if not copy.is_waiting:
        raise StepRefused(f"Bản này: {copy.last_decision.get_kind_display().lower()} rồi.")
    _decide(copy, CopyState.TURNED_DOWN, TURNED_DOWN, actor, reason)


@transaction.atomic
def take_back(copy: SignedCopy, *, reason: str, actor) -> None:
    """Rút lại bản đã ký: the public page shows the print again. Raises StepRefused for a copy that is not public."""
    copy = _locked(copy)
    if not copy.is_confirmed:
        raise StepRefused("Bản này chưa được xác nhận, hoặc đã rút lại rồi.")
    _decide(copy, CopyState.TAKEN_BACK, TAKEN_BACK, actor, reason)


def reorder(copy: SignedCopy, *, order: list[int], actor) -> SignedCopy:
    """Xếp lại trang: a new copy with the pages in this order (numbers from 0) takes the place of one that waits."""
    if not copy.is_waiting or copy.is_digital:
        raise StepRefused("Chỉ xếp lại được trang của bản chưa xác nhận và không có chữ ký số.")
    (content,) = apart.cut(copy.pdf, [order])
    seen = apart.look_at([content])
    with transaction.atomic():
        newer = store_copy(copy.document, seen=seen, filed_by=FiledBy(copy.filed_by), actor=actor)
        if newer != copy:
            turn_down(copy, reason=REORDERED, actor=actor)
    return newer


def _locked(copy: SignedCopy) -> SignedCopy:
    return SignedCopy.objects.select_for_update(of=("self",)).select_related("document").get(pk=copy.pk)


def _decide(copy: SignedCopy, kind: CopyState, event: Event, actor, reason: str = "") -> None:
    CopyDecision.objects.create(copy=copy, kind=kind, reason=reason, actor=actor)
    Record.objects.write(copy.document, event, actor=actor, note=reason or copy.kind)


def check_older_copies() -> None:
    """Opens the copies that were taken before scans were opened, and notes their pages and signatures."""
    for copy in SignedCopy.objects.filter(checked_at=None).select_related("document"):
        try:
            seen = apart.look_at([copy.pdf])
        except CannotOpen:
            SignedCopy.objects.filter(pk=copy.pk).update(checked_at=now())
            continue
        codes = {code for code, _ in seen.found}
        SignedCopy.objects.filter(pk=copy.pk).update(
            checked_at=now(),
            pages=seen.pages,
            is_digital=seen.signature.covers,
            signature_words=seen.signature.words,
            signature_names="; ".join(seen.signature.names)[:400],
            stamped_rows="\n".join(seen.rows),
            filed_by=FiledBy.CODE if copy.document.code in codes else FiledBy.HAND,
        )
