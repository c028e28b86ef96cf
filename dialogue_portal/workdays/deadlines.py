from collections.abc import Callable
from datetime import date

from django.apps import apps
from django.db import models, transaction
from django.db.models import Q

from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.terms import Due


class DeadlineQuerySet(models.QuerySet):
    """What can be asked of rows with a deadline; `today` is a local date."""

    def open(self):
        return self.filter(met_on=None, due_on__isnull=False)

    def overdue(self, today: date):
        return self.open().filter(due_on__lt=today)

    def to_remind(self, today: date):
        """Due soon, not overdue, nobody told yet."""
        return self.open().filter(remind_on__lte=today, due_on__gte=today, reminded_on=None)

    def to_escalate(self, today: date):
        return self.overdue(today).filter(escalated_on=None)


class Deadlined(models.Model):
    """Việc có thời hạn: when it is due and why, when it was met, when somebody was last told."""

    due_on = models.DateField("hạn", null=True, blank=True, editable=False)
    due_explained = models.JSONField("cách tính hạn", default=dict, blank=True, editable=False)
    remind_on = models.DateField("nhắc từ ngày", null=True, blank=True, editable=False)
    met_on = models.DateField("ngày hoàn thành", null=True, blank=True, editable=False)
    late = models.BooleanField("trễ hạn", null=True, editable=False)
    reminded_on = models.DateField("đã nhắc ngày", null=True, blank=True, editable=False)
    escalated_on = models.DateField("đã báo quá hạn ngày", null=True, blank=True, editable=False)

    class Meta:
        abstract = True
        # The sweeps read only what is still open.
        indexes = [
            models.Index(
                fields=["due_on"], name="%(class)s_open_due", condition=Q(met_on=None, due_on__isnull=False)
            )
        ]

    def start_clock(self, due: Due, calendar: Calendar) -> None:
        """Sets the due date and its explanation; people are reminded from the working day before."""
        self.due_on, self.due_explained = due.on, due.as_json()
        self.remind_on = calendar.workday_before(due.on)
        self.reminded_on = self.escalated_on = None

    def meet(self, today: date) -> None:
        """Freezes the verdict: done on `today`, on time or late."""
        self.met_on, self.late = today, today > self.due_on

    def reopen(self) -> None:
        """The work is owed again, with the clock as it was."""
        self.met_on = self.late = None

    @property
    def is_open(self) -> bool:
        return self.due_on is not None and self.met_on is None

    def is_overdue(self, today: date) -> bool:
        return self.is_open and self.due_on < today


def deadlined_models() -> list[type[Deadlined]]:
    """Every kind of row with a deadline."""
    return [model for model in apps.get_models() if issubclass(model, Deadlined)]


def chase(rows: models.QuerySet, act: Callable, stamp: str, today: date) -> int:
    """Calls `act(row)` once for each of `rows` and stamps it, one transaction a row; returns how many.

    Two sweeps at once share the rows between them; a sweep that dies has told only of what it stamped.
    """
    done = 0
    for pk in list(rows.values_list("pk", flat=True)):
        with transaction.atomic():
            row = rows.select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
            if row is not None:
                act(row)
                setattr(row, stamp, today)
                row.save(update_fields=[stamp])
                done += 1
    return done
