"""The sweep that raises alerts, and the days of the next alerts after a calendar or a threshold has changed."""

import logging
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import date
from typing import Any

from django.db import transaction

from dialogue_portal.workdays.deadlines import Deadlined, DeadlineQuerySet
from dialogue_portal.workdays.reminders import Alert, AlertSchedule

logger = logging.getLogger(__name__)

BATCH = 500

ScheduleOf = Callable[[int], AlertSchedule]
# What a batch reads of a row: authority, due date, alert reached so far, key.
Taken = tuple[int, date, int, int]


def reschedule(rows: DeadlineQuerySet, schedule_of: ScheduleOf) -> None:
    """Counts the next alert of the open `rows` again by the schedules as they are now; no due date moves."""
    for row in rows.open().exclude(next_alert_on=None):
        try:
            day = row.count_next_alert(schedule_of(row.authority_id))
        except Exception:
            # As in a sweep: one row that fails does not stop the others.
            logger.exception("Không tính lại được ngày nhắc của %s số %s.", row._meta.verbose_name, row.pk)
            continue
        if day != row.next_alert_on:
            rows.open().filter(pk=row.pk, due_on=row.due_on, alert=row.alert).update(next_alert_on=day)


def raise_alerts(
    model: type[Deadlined],
    *,
    today: date,
    schedule_of: ScheduleOf,
    note: Callable[[Alert, DeadlineQuerySet], None],
) -> int:
    """Raises the alert of every row whose day has come and calls `note(alert, rows)` in the same transaction.

    `schedule_of` gives the schedule of an authority by its key. Returns how many rows reached a new alert.
    Two sweeps at once share the rows between them. A sweep that dies has noted everything that it stored. A row that
    fails is logged and left for the next sweep; it does not stop the others.
    """
    sweep = _AlertSweep(model, today, schedule_of, note)
    return sum(sweep.batches())


class _AlertSweep:
    def __init__(
        self,
        model: type[Deadlined],
        today: date,
        schedule_of: ScheduleOf,
        note: Callable[[Alert, DeadlineQuerySet], None],
    ):
        self.model, self.today, self.schedule_of, self.note = model, today, schedule_of, note
        self.failed: set[int] = set()

    def batches(self) -> Iterator[int]:
        more = True
        while more:
            try:
                taken, reached = self._take(BATCH)
                more = taken == BATCH
            except Exception:  # noqa: BLE001 — whatever failed, _one_by_one finds the row and logs its error
                more, reached = self._one_by_one()
            yield reached

    def _take(self, most: int, **which: int) -> tuple[int, int]:
        rows = self.model.objects.due_for_alert(self.today).filter(**which).exclude(pk__in=self.failed)
        with transaction.atomic():
            locked = rows.select_for_update(skip_locked=True).order_by("next_alert_on", "pk")
            batch = list(locked.values_list("authority_id", "due_on", "alert", "pk")[:most])
            return len(batch), self._bring_on(batch)

    def _one_by_one(self) -> tuple[bool, int]:
        """Takes the rows of a batch that failed one at a time, so that only the row with the fault is left out."""
        done = reached = 0
        waiting = (
            self.model.objects.due_for_alert(self.today)
            .exclude(pk__in=self.failed)
            .order_by("next_alert_on", "pk")
        )
        for key in list(waiting.values_list("pk", flat=True)[:BATCH]):
            try:
                taken, moved = self._take(1, pk=key)
                done, reached = done + taken, reached + moved
            except Exception:
                self.failed.add(key)
                done += 1
                logger.exception("Không nhắc được hạn của %s số %s.", self.model._meta.verbose_name, key)
        return done > 0, reached

    def _bring_on(self, batch: Iterable[Taken]) -> int:
        alike: defaultdict[tuple[int, date, int], list[int]] = defaultdict(list)
        moved: defaultdict[tuple[Alert, bool, date | None], list[int]] = defaultdict(list)
        reached: defaultdict[Alert, list[int]] = defaultdict(list)
        for authority_id, due_on, reached_before, key in batch:
            alike[authority_id, due_on, reached_before].append(key)
        for (authority_id, due_on, reached_before), keys in alike.items():
            schedule = self.schedule_of(authority_id)
            # Before the alerts that depend on the due date there is only the one halfway.
            alert = max(schedule.reached(due_on, self.today), Alert.HALFWAY, Alert(reached_before))
            moved[alert, reached_before < alert, schedule.next_day(due_on, alert)] += keys
        for (alert, is_new, next_day), keys in moved.items():
            news: dict[str, Any] = (
                {"alert": alert, "alerted_on": self.today, "notified_on": None} if is_new else {}
            )
            self._rows(keys).update(next_alert_on=next_day, **news)
            if is_new:
                reached[alert] += keys
        for alert, keys in reached.items():
            self.note(alert, self._rows(keys))
        return sum(map(len, reached.values()))

    def _rows(self, keys: list[int]) -> DeadlineQuerySet:
        rows: DeadlineQuerySet = self.model.objects.filter(pk__in=keys)
        return rows.order_by("pk")
