from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Q

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.reminders import Alert, AlertSchedule
from dialogue_portal.workdays.terms import Due

RUNS = Q(met_on=None, paused_on=None)


class DeadlineQuerySet(models.QuerySet[Any]):
    """What can be asked of rows with a deadline; `today` is a local date."""

    def of(self, authority: Authority) -> Self:
        """The rows of one authority, with the relations that their deadline kind reads."""
        return self.filter(authority=authority).select_related("authority", *self.model.deadline_kind.needs)

    def lying_with(self, user: Any) -> Self:
        """The rows that one person owes alone; most kinds are owed by a whole office."""
        return self.none()

    def open(self) -> Self:
        """Something is owed, and it is not done."""
        return self.filter(met_on=None, due_on__isnull=False)

    def running(self) -> Self:
        """Open, and the deadline is not paused."""
        return self.open().filter(paused_on=None)

    def overdue(self, today: date) -> Self:
        """Running, and the due date is before `today`."""
        return self.running().filter(due_on__lt=today)

    def due_for_alert(self, today: date) -> Self:
        """The day of the next alert has come."""
        return self.filter(RUNS, next_alert_on__lte=today)

    def await_sweeps(self, today: date) -> None:
        """Waits until every sweep has stored the alerts of the rows that it has locked; needs a transaction."""
        list(self.due_for_alert(today).select_for_update(of=("self",)).order_by("pk").values_list("pk"))

    def alerted(self) -> Self:
        """An alert was raised, and the work is still owed."""
        return self.running().filter(alert__gt=Alert.QUIET)

    def escalated(self) -> Self:
        """A leader was alerted that the work is late, and it is still owed."""
        return self.running().filter(alert__gte=Alert.OVERDUE)

    def unnotified(self) -> Self:
        """An alert was raised that no morning letter has carried yet."""
        return self.filter(RUNS, alert__gt=Alert.QUIET, notified_on=None)


class Deadlined(models.Model):
    """Việc có thời hạn: when it is due and why, whether it is paused, which alert was raised, when it was met.

    An empty `due_on` means that nothing is owed. The sweeps read nothing but `next_alert_on`. Dates are local dates
    of Asia/Ho_Chi_Minh.
    """

    deadline_kind: DeadlineKind
    if TYPE_CHECKING:
        authority: Authority
        authority_id: int
        objects: Any  # each model has a manager of its own, with the words of DeadlineQuerySet

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
        """Starts a deadline that nobody was alerted of yet.

        It begins on `begun`; without it on the term's start, which is wrong only for a term counted backward.
        """
        self.due_on, self.due_explained = due.on, due.as_json()
        self._schedule(schedule, begun or due.start, Alert.QUIET)

    def set_due(self, due_on: date, schedule: AlertSchedule, begun: date) -> None:
        """Starts a deadline whose due date somebody chose: nothing was counted, so there is no explanation."""
        self.due_on, self.due_explained = due_on, {}
        self._schedule(schedule, begun, Alert.QUIET)

    def move_due(self, due: Due, schedule: AlertSchedule, today: date) -> None:
        """Gives the same work another due date; an alert that was raised for it already is not raised again."""
        alert = Alert(self.alert)
        if due.on != self.due_on:
            alert = min(alert, max(schedule.reached(due.on, today), Alert.HALFWAY))
        self.due_on, self.due_explained = due.on, due.as_json()
        self._schedule(schedule, today if due.term.backward else due.start, alert)

    def _schedule(self, schedule: AlertSchedule, begun: date, alert: Alert) -> None:
        if alert < self.alert:
            self.alerted_on = None
        if alert == Alert.QUIET:
            self.notified_on = None
        self.alert = alert
        self.next_alert_on = self._next_day(schedule, begun)

    def _next_day(self, schedule: AlertSchedule, begun: date) -> date | None:
        due_on = self._known_due()
        halfway = schedule.halfway(begun, due_on) if self.alert == Alert.QUIET else None
        return halfway or schedule.next_day(due_on, Alert(self.alert))

    def count_next_alert(self, schedule: AlertSchedule) -> date | None:
        """The day of the next alert, counted again; days off may move it although the due date stays."""
        if self.due_explained.get("direction") == "forward":
            return self._next_day(schedule, date.fromisoformat(self.due_explained["start"]))
        day = schedule.next_day(self._known_due(), Alert(self.alert))
        if self.alert == Alert.QUIET and schedule.reminders.halfway and self.next_alert_on and day:
            # The beginning is not stored: an earlier day may be the one on which half of the time is over.
            return min(self.next_alert_on, day)
        return day

    def _known_due(self) -> date:
        if self.due_on is None:
            raise ValueError(f"{self!r} has no due date.")
        return self.due_on

    def drop_deadline(self) -> None:
        """Ends the deadline without a verdict: nothing is owed any more."""
        self.due_on = self.next_alert_on = None
        self.due_explained = {}

    def meet(self, today: date) -> None:
        """Stores the verdict: done on `today`, on time or late."""
        self.met_on, self.late = today, today > self._known_due()

    def reopen(self) -> None:
        """The work is owed again, with the same due date and alert."""
        self.met_on = self.late = None

    @property
    def owed_work(self) -> str:
        """The work that is owed, in words."""
        return str(self)

    @property
    def is_open(self) -> bool:
        """Whether something is owed and not done."""
        return self.due_on is not None and self.met_on is None

    def is_overdue(self, today: date) -> bool:
        """Whether it is open, not paused, and was due before `today`."""
        return (
            self.met_on is None and self.paused_on is None and self.due_on is not None and self.due_on < today
        )


def deadlined_models() -> list[type[Deadlined]]:
    """Every kind of row with a deadline."""
    return [model for model in apps.get_models() if issubclass(model, Deadlined)]
