"""Steps of many answers at once: what the services of `responses` do to deadlines, without letters and records."""

from datetime import date

from dialogue_portal.workdays.services import Schedules
from dialogue_portal.workdays.terms import Extension, recounted
from dialogue_portal.workdays.walk import Pause
from responses.approval import services as approval_services
from responses.deadlines import services as deadlines_services
from responses.deadlines.models import DeadlinePause
from responses.models import Assignment
from responses.states import AssignmentState

CHANGED = ["state", "due_on", "due_explained", "met_on", "late", "paused_on"]
CHANGED += ["next_alert_on", "alert", "alerted_on", "notified_on"]


def take(row: Assignment, step: str, *days: int, today: date) -> None:
    """Takes a step of one answer by its real service; the actor is somebody who may take it."""
    more = {"days": days[0]} if days else {}
    actor = row.officer if step == "submit" else row.directed_by
    row.flow.take(step, row, actor=actor, today=today, note="Có lý do.", **more)


def take_many(doing: dict[int, tuple], *, today: date) -> None:
    """Takes the same steps of many answers by the methods of the model: {key: (step, days)}."""
    rows, schedules = Assignment.objects.in_bulk(doing), Schedules()
    for key, (step, *days) in doing.items():
        _Bare(rows[key], schedules.of(rows[key].authority_id), today).take(step, *days)
    # A pause that a real service began ends here, where the bare step went on.
    DeadlinePause.objects.filter(assignment__in=doing, until_on=None).update(until_on=today)
    Assignment.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["pk"], update_fields=CHANGED
    )


class _Bare:
    def __init__(self, row, schedule, today):
        self.row, self.schedule, self.today = row, schedule, today

    def take(self, step, *days):
        getattr(self, step)(*days)

    def submit(self):
        self.resume()
        self.row.meet(self.today)
        self.row.state = AssignmentState.SUBMITTED

    def send_back(self):
        waited, was_late = Pause(self.row.met_on, self.today, approval_services.WAITED), self.row.late
        self.row.reopen()
        self.row.state = AssignmentState.DRAFTED
        self._move(pauses=[waited] if waited.since < self.today else [])
        if self.row.due_on <= self.today and not was_late:
            self._move(extensions=[Extension(1, approval_services.SENT_BACK)])

    def pause(self):
        self.row.paused_on = self.today

    def resume(self):
        since, self.row.paused_on = self.row.paused_on, None
        if since and since < self.today:
            self._move(pauses=[Pause(since, self.today, deadlines_services.PAUSED)])

    def extend(self, days):
        self._move(extensions=[Extension(days, deadlines_services.EXTENDED)])

    def _move(self, **more):
        due = recounted(self.row.due_explained, self.schedule.calendar, **more)
        self.row.move_due(due, self.schedule, self.today)
