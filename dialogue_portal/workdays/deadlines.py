import logging
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.reminders import Alert, AlertSchedule
from dialogue_portal.workdays.terms import Due

logger = logging.getLogger(__name__)

BATCH = 500
RUNS = Q(met_on=None, paused_on=None)


class DeadlineQuerySet(models.QuerySet):
    """What can be asked of rows with a deadline; `today` is a local date."""

    def of(self, authority):
        """The rows of one authority, with what its deadline kind reads of them."""
        return self.filter(authority=authority).select_related("authority", *self.model.deadline_kind.needs)

    def lying_with(self, user):
        """The rows that lie with one person alone; most kinds lie with a whole office."""
        return self.none()

    def open(self):
        return self.filter(met_on=None, due_on__isnull=False)

    def running(self):
        """Open, and the clock does not stand."""
        return self.open().filter(paused_on=None)

    def overdue(self, today: date):
        return self.running().filter(due_on__lt=today)

    def due_for_alert(self, today: date):
        """The day of the next alert has come."""
        return self.filter(RUNS, next_alert_on__lte=today)

    def await_sweeps(self, today: date) -> None:
        """Waits until every sweep has stored the alerts of the rows that it holds; in a transaction only."""
        list(self.due_for_alert(today).select_for_update(of=("self",)).order_by("pk").values_list("pk"))

    def alerted(self):
        """Somebody was told, and it is still owed."""
        return self.running().filter(alert__gt=Alert.QUIET)

    def escalated(self):
        """A leader was told that it is late, and it is still owed."""
        return self.running().filter(alert__gte=Alert.OVERDUE)

    def unnotified(self):
        """A alert was reached that no morning letter has carried yet."""
        return self.filter(RUNS, alert__gt=Alert.QUIET, notified_on=None)


class Deadlined(models.Model):
    """Việc có thời hạn: when it is due and why, whether the clock stands, who was told, when it was met.

    An empty `due_on` means that nothing is owed. The sweeps read nothing but `next_alert_on`.
    """

    deadline_kind: DeadlineKind

    due_on = models.DateField("hạn", null=True, blank=True, editable=False)
    due_explained = models.JSONField("cách tính hạn", default=dict, blank=True, editable=False)
    met_on = models.DateField("ngày hoàn thành", null=True, blank=True, editable=False)
    late = models.BooleanField("trễ hạn", null=True, editable=False)
    paused_on = models.DateField("tạm dừng từ ngày", null=True, editable=False)
    next_alert_on = models.DateField("ngày nhắc tới", null=True, editable=False)
    alert = models.PositiveSmallIntegerField("mức đã báo", choices=Alert, default=Alert.QUIET, editable=False)
    alerted_on = models.DateField("báo mức này ngày", null=True, editable=False)
    notified_on = models.DateField("đã gửi thư ngày", null=True, editable=False)

    class Meta:
        abstract = True
        # Each sweep reads one of them and nothing else.
        indexes = [
            models.Index(
                fields=["due_on"], name="%(class)s_open_due", condition=Q(met_on=None, due_on__isnull=False)
            ),
            models.Index(
                fields=["next_alert_on"],
                name="%(class)s_alert_day",
                condition=RUNS & Q(next_alert_on__isnull=False),
            ),
            models.Index(
                fields=["authority"],
                name="%(class)s_unnotified",
                condition=RUNS & Q(alert__gt=0, notified_on=None),
            ),
        ]

    def start_deadline(self, due: Due, schedule: AlertSchedule, begun: date | None = None) -> None:
        """Starts anew on `begun`, the term's start unless it is counted backward: nobody was told of anything yet."""
        self.due_on, self.due_explained = due.on, due.as_json()
        self._schedule(schedule, begun or due.start, Alert.QUIET)

    def set_due(self, due_on: date, schedule: AlertSchedule, begun: date) -> None:
        """A due date that somebody set by hand: nothing was counted."""
        self.due_on, self.due_explained = due_on, {}
        self._schedule(schedule, begun, Alert.QUIET)

    def move_due(self, due: Due, schedule: AlertSchedule, today: date) -> None:
        """The same owed_work with another date: what people know already for it is not told again."""
        alert = Alert(self.alert)
        if due.on != self.due_on:
            alert = min(alert, max(schedule.reached(due.on, today), Alert.HALFWAY))
        self.due_on, self.due_explained = due.on, due.as_json()
        self._schedule(schedule, today if due.term.backward else due.start, alert)

    def _schedule(self, schedule, begun, alert):
        if alert < self.alert:
            self.alerted_on = None
        if alert == Alert.QUIET:
            self.notified_on = None
        self.alert = alert
        self.next_alert_on = self._next_day(schedule, begun)

    def _next_day(self, schedule, begun):
        halfway = schedule.halfway(begun, self.due_on) if self.alert == Alert.QUIET else None
        return halfway or schedule.next_day(self.due_on, self.alert)

    def count_next_alert(self, schedule: AlertSchedule) -> date | None:
        """The day of the next alert, counted again: days off may move it and leave the due date where it is."""
        if self.due_explained.get("direction") == "forward":
            return self._next_day(schedule, date.fromisoformat(self.due_explained["start"]))
        day = schedule.next_day(self.due_on, self.alert)
        # Nobody wrote down when it began: a day that may be that of its half stays.
        return (
            min(self.next_alert_on, day) if self.alert == Alert.QUIET and schedule.reminders.halfway else day
        )

    def drop_deadline(self) -> None:
        """Nothing is owed any more, on time or late."""
        self.due_on = self.next_alert_on = None
        self.due_explained = {}

    def meet(self, today: date) -> None:
        """Freezes the verdict: done on `today`, on time or late."""
        self.met_on, self.late = today, today > self.due_on

    def reopen(self) -> None:
        """The work is owed again, with the clock as it was."""
        self.met_on = self.late = None

    @property
    def owed_work(self) -> str:
        """What is owed, in words."""
        return str(self)

    @property
    def is_open(self) -> bool:
        return self.due_on is not None and self.met_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.paused_on is None and self.due_on < today


def deadlined_models() -> list[type[Deadlined]]:
    """Every kind of row with a deadline."""
    return [model for model in apps.get_models() if issubclass(model, Deadlined)]


def reschedule(rows: DeadlineQuerySet, schedule_of: Callable[[int], AlertSchedule]) -> None:
    """Brings the days of the next alerts to the schedules as they are now, where `rows` are open; no due date moves."""
    for row in rows.open().exclude(next_alert_on=None):
        try:
            day = row.count_next_alert(schedule_of(row.authority_id))
        except Exception:
            # As in a sweep: the others are not held up by it.
            logger.exception("Không tính lại được ngày nhắc của %s số %s.", row._meta.verbose_name, row.pk)
            continue
        if day != row.next_alert_on:
            rows.open().filter(pk=row.pk, due_on=row.due_on, alert=row.alert).update(next_alert_on=day)


def raise_alerts(
    model: type[Deadlined],
    *,
    today: date,
    schedule_of: Callable[[int], AlertSchedule],
    note: Callable[[Alert, DeadlineQuerySet], None],
) -> int:
    """Brings every row whose day has come to its alert and calls `note(alert, rows)` in the same transaction.

    `schedule_of` gives the clock of an authority by its key. Returns how many rows reached a new alert. Two sweeps at
    once share the rows between them; one that dies has told of what it stored; a row that cannot be brought on is
    logged and left for the next sweep, the others are not held up by it.
    """
    sweep = _AlertSweep(model, today, schedule_of, note)
    return sum(sweep.batches())


class _AlertSweep:
    def __init__(self, model, today, schedule_of, note):
        self.model, self.today, self.schedule_of, self.note = model, today, schedule_of, note
        self.failed = set()

    def batches(self) -> Iterator[int]:
        more = True
        while more:
            try:
                taken, reached = self._take(BATCH)
                more = taken == BATCH
            except Exception:
                more, reached = self._one_by_one()
            yield reached

    def _take(self, most, **which):
        rows = self.model.objects.due_for_alert(self.today).filter(**which).exclude(pk__in=self.failed)
        with transaction.atomic():
            locked = rows.select_for_update(skip_locked=True).order_by("next_alert_on", "pk")
            batch = list(locked.values_list("authority_id", "due_on", "alert", "pk")[:most])
            return len(batch), self._bring_on(batch)

    def _one_by_one(self):
        """A batch that failed as a whole: the row that is to blame must not hold up the others."""
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

    def _bring_on(self, batch):
        alike, moved, reached = defaultdict(list), defaultdict(list), defaultdict(list)
        for *what, key in batch:
            alike[tuple(what)].append(key)
        for (authority_id, due_on, reached_before), keys in alike.items():
            schedule = self.schedule_of(authority_id)
            # Before the alerts that hang on the due date there is only one.
            alert = max(schedule.reached(due_on, self.today), Alert.HALFWAY, Alert(reached_before))
            moved[alert, reached_before < alert, schedule.next_day(due_on, alert)] += keys
        for (alert, is_new, next_day), keys in moved.items():
            news = {"alert": alert, "alerted_on": self.today, "notified_on": None} if is_new else {}
            self._rows(keys).update(next_alert_on=next_day, **news)
            if is_new:
                reached[alert] += keys
        for alert, keys in reached.items():
            self.note(alert, self._rows(keys))
        return sum(map(len, reached.values()))

    def _rows(self, keys):
        return self.model.objects.filter(pk__in=keys).order_by("pk")
