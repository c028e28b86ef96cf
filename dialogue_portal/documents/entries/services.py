"""What the office writes beside a paper in the register of outgoing papers."""

from typing import Any

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.documents.models import IssuedDocument, RegisterEntry
from dialogue_portal.documents.rules import may_keep_register
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import refuse_stale
from dialogue_portal.records.models import Record

ENTER = Event("enter", "Ghi vào sổ văn bản đi")
COLUMNS = {"copies": "Số lượng bản", "sent_on": "Ngày chuyển", "receipt": "Ký nhận", "remark": "Ghi chú"}


def entry_of(document: IssuedDocument) -> RegisterEntry:
    """What is written beside a paper; an empty one, not stored, before the first time."""
    return RegisterEntry.objects.filter(document=document).first() or RegisterEntry(document=document)


@transaction.atomic
def write(document: IssuedDocument, *, actor, seen: int | None = None, **columns: Any) -> None:
    """Ghi sổ: stores the columns `copies`, `sent_on`, `receipt`, `remark`; the record keeps what stood there before.

    `seen` is the version that the actor saw. Raises StepRefused where somebody wrote meanwhile, PermissionDenied where
    the actor does not keep the register.
    """
    if not may_keep_register(actor, document.authority_id):
        raise PermissionDenied("Chỉ Văn phòng được ghi sổ văn bản đi.")
    # Locked, so that of two people at once the second one sees what the first wrote.
    document = IssuedDocument.objects.select_for_update(of=("self",)).get(pk=document.pk)
    entry = entry_of(document)
    refuse_stale(seen, entry.version)
    changed = list(_changed(entry, columns))
    if not changed:
        return
    for name, value in columns.items():
        setattr(entry, name, value)
    entry.version += 1
    entry.save()
    Record.objects.write(document, ENTER, actor=actor, note="\n".join(changed))


def _changed(entry, columns):
    for name, label in COLUMNS.items():
        before, after = getattr(entry, name), columns[name]
        if before != after:
            yield f"{label}: {_shown(before)} → {_shown(after)}"


def _shown(value):
    return f"{value:%d/%m/%Y}" if hasattr(value, "strftime") else f"«{value}»" if value else "để trống"
