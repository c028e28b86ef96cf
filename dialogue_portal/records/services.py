"""The chain of seals: records are sealed by a sweep, and checked by another one."""

import hashlib
import json
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.records.models import Record, SealCheck

BATCH = 1000
NIGHT = range(5)  # from midnight until 5 o'clock, when nobody waits for the database
SAME_NIGHT, OLDEST_CHECK = timedelta(hours=12), timedelta(hours=30)


def seal_records() -> int:
    """Seals one batch of the records that are not sealed yet; returns how many. A second run at once waits.

    The chain has numbers of its own: rows are committed in another order than their keys are given.
    """
    with transaction.atomic():
        rows = list(Record.objects.select_for_update().unsealed().order_by("pk")[:BATCH])
        last = Record.objects.sealed().order_by("seal_no").last()
        number, seal = (last.seal_no, last.seal) if last else (0, "")
        for row in rows:
            number, seal = number + 1, seal_of(row, seal)
            Record.objects.filter(pk=row.pk, seal_no=None).update(seal_no=number, seal=seal)
    return len(rows)


def seal_of(row: Record, before: str) -> str:
    """SHA-256 in hex over the seal `before` it in the chain and every field of the record."""
    fields = [
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
    return hashlib.sha256(json.dumps(fields, ensure_ascii=False).encode()).hexdigest()


@dataclass(frozen=True)
class CheckedSeals:
    """The result of a check: how many records were read, and the first broken link.

    `gap` says that records before `broken` are missing, at the end of the chain where `broken` is None; otherwise
    `broken` itself was changed.
    """

    count: int
    broken: Record | None = None
    gap: bool = False

    @property
    def broken_no(self) -> int | None:
        """The number of the first broken link in the chain; None where the chain is whole."""
        if self.broken:
            return self.broken.seal_no
        return self.count + 1 if self.gap else None


def check_seals(authority: Authority | None = None) -> CheckedSeals:
    """Compares every sealed record with its seal, up to the first broken link.

    All records are links of one chain. With `authority` the whole chain is read, but only the records of that authority
    are counted and reported; a missing record then shows only where the next one is of the same authority. Records
    that were removed from the end of the chain, also where others were sealed in their place, are noticed by the length
    and the last seal that the latest whole chain had.
    """
    count, number, seal = 0, 0, ""
    known_count, known_seal = SealCheck.objects.values_list("whole_count", "whole_seal").first() or (0, "")
    for row in _chain():
        gap = row.seal_no != number + 1 or (row.seal_no == known_count and row.seal != known_seal)
        if authority is None or row.authority_id == authority.pk:
            count += 1
            if gap or row.seal != seal_of(row, seal):
                return CheckedSeals(count, row, gap)
        number, seal = row.seal_no or 0, row.seal
    return CheckedSeals(count, gap=authority is None and number < known_count)


def _chain() -> Iterator[Record]:
    """The sealed records in the order of the chain; one batch at a time is in memory."""
    last = 0
    while batch := list(Record.objects.sealed().filter(seal_no__gt=last).order_by("seal_no")[:BATCH]):
        yield from batch
        last = batch[-1].seal_no


def check_and_note(*, now: datetime) -> CheckedSeals:
    """Checks the whole chain and stores the result as the latest check, made at `now`."""
    checked = check_seals()
    result: dict[str, Any] = {
        "checked_at": now,
        "count": checked.count,
        "broken_no": checked.broken_no,
    }
    if checked.broken_no is None:
        last = Record.objects.sealed().filter(seal_no=checked.count).first()
        result |= {"whole_count": checked.count, "whole_seal": last.seal if last else ""}
    SealCheck.objects.update_or_create(pk=1, defaults=result)
    return checked


def check_is_due(now: datetime) -> bool:
    """Whether the chain should be checked at the local time `now`: once a night, and at once after a day without."""
    last = SealCheck.objects.first()
    if last is None:
        return True
    # A check of a day that has not come was made while the computer's clock was ahead.
    age = abs(now - last.checked_at)
    return age > OLDEST_CHECK or (now.hour in NIGHT and age > SAME_NIGHT)
