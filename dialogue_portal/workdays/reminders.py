"""The alerts of one deadline and their days. Pure, no database."""

from dataclasses import dataclass
from datetime import date, time

from django.db.models import IntegerChoices

from dialogue_portal.workdays.calendar import Calendar


class Alert(IntegerChoices):
    """Mức đã báo: the alert that a deadline has reached; a higher one notifies higher people, each is raised once."""

    QUIET = 0, "Chưa nhắc"
    HALFWAY = 1, "Đã qua nửa thời hạn"
    DUE_SOON = 2, "Sắp đến hạn"
    OVERDUE = 3, "Quá hạn, báo lãnh đạo"
    CHAIRMAN = 4, "Quá hạn, báo Chủ tịch"


@dataclass(frozen=True)
class Reminders:
    """An authority's thresholds, in working days, and its hours for letters (Asia/Ho_Chi_Minh)."""

    halfway: bool = True
    before: int = 1
    leader_after: int = 1
    chairman_after: int = 2
    letters_from: time = time(7, 30)
    letters_until: time = time(17, 0)


@dataclass(frozen=True)
class AlertSchedule:
    """The calendar and the reminders that the deadlines of one authority follow."""

    calendar: Calendar
    reminders: Reminders = Reminders()

    def alerts(self, due_on: date) -> list[tuple[Alert, date]]:
        """The alerts that depend on the due date alone, with their days, in order."""
        calendar, when = self.calendar, self.reminders
        return [
            (Alert.DUE_SOON, calendar.workday_before(due_on, when.before)),
            (Alert.OVERDUE, calendar.workday_after(due_on, when.leader_after)),
            (Alert.CHAIRMAN, calendar.workday_after(due_on, when.leader_after + when.chairman_after)),
        ]

    def halfway(self, begun: date, due_on: date) -> date | None:
        """The working day on which half of the time is over; None unless it comes before the next alert."""
        if not self.reminders.halfway or due_on <= begun:
            return None
        day = self.calendar.workday_on_or_after(begun + (due_on - begun) / 2)
        return day if begun < day < self.alerts(due_on)[0][1] else None

    def reached(self, due_on: date, today: date) -> Alert:
        """The highest alert whose day has come, of those that depend on the due date alone."""
        return max((alert for alert, day in self.alerts(due_on) if day <= today), default=Alert.QUIET)

    def next_day(self, due_on: date, alert: Alert) -> date | None:
        """The day of the alert after `alert`; None after the last one."""
        return next((day for later, day in self.alerts(due_on) if later > alert), None)
