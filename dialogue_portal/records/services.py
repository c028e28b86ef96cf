import hashlib
import json

from django.db import transaction

from dialogue_portal.records.models import Record

BATCH = 1000


def seal_records() -> int:
    """Chains the records written since the last sweep; returns how many. May run twice at once: the second waits.

    The chain has its own numbers: rows commit in another order than their keys were given.
    """
    with transaction.atomic():
        rows = list(Record.objects.select_for_update().unsealed().order_by("pk")[:BATCH])
        last = Record.objects.sealed().order_by("seal_no").last()
        number, seal = (last.seal_no, last.seal) if last else (0, "")
        for row in rows:
            number, seal = number + 1, seal_of(row, seal)
            Record.objects.filter(pk=row.pk, seal_no=None).update(seal_no=number, seal=seal)
    return len(rows)


def first_broken_seal() -> Record | None:
    """The first record that was changed, or follows one that was taken out, since it was sealed."""
    number, seal = 0, ""
    for row in Record.objects.sealed().order_by("seal_no").iterator(BATCH):
        number, seal = number + 1, seal_of(row, seal)
        if (row.seal_no, row.seal) != (number, seal):
            return row
    return None


def seal_of(row: Record, before: str) -> str:
    """SHA-256 in hex over the previous seal and everything the record says."""
    said = [
        before,
        row.pk,
        row.authority_id,
        row.at.isoformat(),
        row.actor_id,
        row.actor_name,
        row.step,
        row.label,
        row.before,
        row.after,
        row.note,
        row.content_type_id,
        row.object_id,
    ]
    return hashlib.sha256(json.dumps(said, ensure_ascii=False).encode()).hexdigest()
