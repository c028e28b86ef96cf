"""Takes a pile of scans in, and files each to its paper by its QR code; a worker reads them in the background."""

from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.documents.models import IssuedDocument, Scan, ScanFile, SignedCopy
from dialogue_portal.documents.scanfiles import apart
from dialogue_portal.documents.scanfiles.seen import CannotOpen, Seen
from dialogue_portal.documents.signedcopies.filing import Filing, filing_of
from dialogue_portal.documents.signedcopies.services import refuse_own_print, store_copy, take_copy
from dialogue_portal.documents.states import FiledBy, ScanOutcome
from dialogue_portal.notices.queue import ask_soon
from dialogue_portal.records.flow import StepRefused

# The task is called by its name: whoever hands scans in does not depend on how they are read.
READ = "dialogue_portal.documents.tasks.read_scans"
SETTLED = "Bản quét này đã được xếp hoặc đã bỏ rồi."


@transaction.atomic
def hand_in(authority, *, scans: list[tuple[str, list[bytes]]], actor) -> list[Scan]:
    """Nhận một chồng bản quét: stores each with its name and files; a worker reads them soon."""
    stored = [Scan.objects.create(authority=authority, name=name[:200], added_by=actor) for name, _ in scans]
    for scan, (_, files) in zip(stored, scans, strict=True):
        ScanFile.objects.bulk_create(
            ScanFile(scan=scan, position=place, content=content) for place, content in enumerate(files)
        )
    transaction.on_commit(lambda: ask_soon(READ))
    return stored


def read_waiting() -> None:
    """Reads the scans that no worker has read; may run twice at once."""
    for pk in list(Scan.objects.unread().values_list("pk", flat=True)):
        read_scan(pk)


def read_scan(pk: int) -> None:
    """Has one scan opened, and files it: to its paper, in parts to several, or to be chosen by hand."""
    scan = Scan.objects.unread().select_related("authority").filter(pk=pk).first()
    if scan is None:
        return
    files = scan.contents
    try:
        refuse_own_print(files)
        seen = apart.look_at(files)
        filing = filing_of(seen, scan.authority)
        parts = apart.cut(seen.content, [pages for _, pages in filing.parts]) if filing.parts else []
    except CannotOpen as error:
        seen, filing, parts = None, Filing(refusal=str(error)), []
    _settle(pk, seen, filing, parts)


@transaction.atomic
def _settle(pk: int, seen: Seen | None, filing: Filing, parts: list[bytes]) -> None:
    """Stores what became of a scan, unless another worker was quicker."""
    scan = Scan.objects.select_for_update(of=("self",)).get(pk=pk)
    if scan.read_at:
        return
    scan.read_at, scan.pages = now(), seen.pages if seen else None
    scan.refusal, scan.remark = filing.refusal, filing.remark
    scan.belongs_to = filing.document
    if seen and filing.document and not filing.remark:
        _file(scan, seen, filing.document)
    for (paper, pages), content in zip(filing.parts, parts, strict=True):
        part = Scan(
            authority=scan.authority,
            name=f"{scan.name[:170]}, trang {_pages(pages)}",
            cut_from=scan,
            pages=len(pages),
            read_at=scan.read_at,
            belongs_to=paper,
            added_by=scan.added_by,
        )
        _file(part, Seen(content, len(pages), []), paper)
        part.save()
    scan.save()
    if scan.copy or scan.refusal or parts:
        scan.files.all().delete()


def _file(scan: Scan, seen: Seen, document: IssuedDocument) -> None:
    try:
        scan.copy = store_copy(document, seen=seen, filed_by=FiledBy.CODE, actor=scan.added_by)
    except CannotOpen as error:
        scan.refusal = str(error)


def _pages(numbers: list[int]) -> str:
    first, last = numbers[0] + 1, numbers[-1] + 1
    return str(first) if first == last else f"{first}–{last}"


def choose_paper(scan: Scan, *, document: IssuedDocument, actor) -> SignedCopy:
    """Chọn văn bản for a scan whose code could not be read; raises CannotOpen as take_copy, and StepRefused."""
    if scan.outcome != ScanOutcome.BY_HAND:
        raise StepRefused(SETTLED)
    # Opened before anything is locked: that takes seconds.
    copy = take_copy(document, files=scan.contents, actor=actor)
    with transaction.atomic():
        scan = _locked_by_hand(scan)
        scan.copy = copy
        scan.save(update_fields=["copy"])
        scan.files.all().delete()
    return copy


@transaction.atomic
def put_aside(scan: Scan, *, actor) -> None:
    """Bỏ bản quét: it belongs to no paper; its row stays, its file goes. Raises StepRefused when it is settled."""
    scan = _locked_by_hand(scan)
    scan.put_aside_by = actor
    scan.save(update_fields=["put_aside_by"])
    scan.files.all().delete()


def _locked_by_hand(scan: Scan) -> Scan:
    scan = Scan.objects.select_for_update(of=("self",)).get(pk=scan.pk)
    if scan.outcome != ScanOutcome.BY_HAND:
        raise StepRefused(SETTLED)
    return scan
