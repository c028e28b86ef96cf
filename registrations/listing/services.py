"""Taking forms out of the list: each time is recorded, with who, what and how many."""

from collections.abc import Iterator
from datetime import date
from functools import partial

from django.db import transaction
from django.utils.timezone import localdate, now

from dialogue_portal.accounts.models import User
from dialogue_portal.documents import print_shares
from dialogue_portal.documents.pdf import render
from dialogue_portal.documents.rendering import html_of_sheet
from dialogue_portal.notices.queue import ask_soon
from dialogue_portal.records.models import Record
from registrations.listing.documents import FilledForms, as_xlsx, list_page
from registrations.listing.models import CLAIM, KEPT_FOR, Export, ExportFile, ExportKind
from registrations.listing.rows import lines_of
from registrations.models import Question, Registration
from registrations.personaldata.looks import note_looks
from registrations.states import EXPORT

PRINT = "registrations.tasks.print_export"
# Nobody waits on a page for more.
MOST_AT_ONCE = {ExportKind.FORMS: 10, ExportKind.LIST: 100, ExportKind.TABLE: 500}


@transaction.atomic
def export(
    forms: list[Registration], *, kind: str, about: str, left_out: int, actor: User, today: date
) -> Export:
    """Xuất phiếu: notes that the actor takes these forms out; many are printed by a worker.

    `about` is the filter in words, without the words that were searched; `left_out` are forms that the actor may not
    print. Looks at the personal data of every form are noted.
    """
    note_looks(actor, forms, today=today)
    row = Export.objects.create(
        authority=forms[0].authority,
        user=actor,
        kind=kind,
        about=about,
        count=len(forms),
        left_out=left_out,
        keys=[form.pk for form in forms],
        in_background=len(forms) > MOST_AT_ONCE[ExportKind(kind)],
    )
    Record.objects.write(
        row, EXPORT, actor=actor, label=f"Xuất phiếu: {row.get_kind_display()}", note=f"{row}"
    )
    if row.in_background:
        transaction.on_commit(partial(ask_soon, PRINT, row.pk))
    return row


def content_of(row: Export) -> bytes:
    """The file of an export that nobody has to wait for."""
    parts = list(_parts(row, print_now=True))
    return parts[-1][1]


def print_in_background(pk: int) -> None:
    """Prints an export of many forms, some at a time; does nothing where somebody prints it already."""
    row = Export.objects.filter(pk=pk).select_related("authority", "user").first()
    if row is None or not Export.objects.waiting().filter(pk=pk).update(claimed_until=now() + CLAIM):
        return
    try:
        content = b""
        for done, part in _parts(row, print_now=False):
            content = part
            Export.objects.filter(pk=pk).update(done=done, claimed_until=now() + CLAIM)
    except Exception:
        Export.objects.filter(pk=pk).update(failure="Máy in của cổng gặp lỗi. Xin xuất lại.")
        raise
    with transaction.atomic():
        ExportFile.objects.update_or_create(export=row, defaults={"content": content})
        Export.objects.filter(pk=pk).update(finished_at=now(), claimed_until=None)


def remove_old() -> None:
    """Removes the finished files that were kept long enough."""
    ExportFile.objects.filter(export__finished_at__lt=now() - KEPT_FOR).delete()


def _parts(row: Export, *, print_now: bool) -> Iterator[tuple[int, bytes]]:
    """How many forms are printed, and the file as far as it is; the last one is whole."""
    found = {form.pk: form for form in _forms_of(row)}
    forms = [found[key] for key in row.keys if key in found]
    if row.kind == ExportKind.FORMS:
        yield from _printed(row, forms, print_now)
        return
    questions = Question.objects.visible_to(row.user).filter(authority=row.authority)
    lines = lines_of(forms, questions)
    if row.kind == ExportKind.TABLE:
        yield len(forms), as_xlsx(row.authority, lines, row.about)
        return
    page = list_page(row.authority, lines, row.about, localdate(row.made_at))
    content = render(page) if print_now else next(print_shares.parts([page], 1, archival=True))
    yield len(forms), content


def _printed(row, forms, print_now):
    size = print_shares.FEWEST_LETTERS
    shares = [forms[start : start + size] for start in range(0, len(forms), size)]
    pages = (html_of_sheet(FilledForms(row.authority, share)) for share in shares)
    if print_now:
        yield len(forms), render(next(pages))
        return
    done, parts = 0, []
    for share, part in zip(
        shares, print_shares.parts(pages, print_shares.processes_for(len(forms)), archival=True), strict=True
    ):
        parts.append(part)
        done += len(share)
        yield done, part if done < len(forms) else print_shares.joined(parts)


def _forms_of(row: Export):
    """The forms as they are now; those that were anonymised meanwhile say nothing of their sender."""
    rows = Registration.objects.filter(pk__in=row.keys).select_related("authority", "round__authority")
    return rows.prefetch_related("sender_changes")
