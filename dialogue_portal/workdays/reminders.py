"""When somebody is told of a deadline, and how loudly: the alerts of one deadline and their days. Pure, no database."""

from dataclasses import dataclass
from datetime import date, datetime, time

from django.db.models import IntegerChoices

from dialogue_portal.workdays.calendar import Calendar


class Alert(IntegerChoices):
    """How far the telling of one deadline has come; each alert is told once."""

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
    """What the deadlines of one authority run by: its calendar and its reminders."""

    calendar: Calendar
    reminders: Reminders = Reminders()

    def alerts(self, due_on: date) -> list[tuple[Alert, date]]:
        """The days of the alerts that hang on the due date alone, in order."""
        calendar, when = self.calendar, self.reminders
        return [
            (Alert.DUE_SOON, calendar.workday_before(due_on, when.before)),
            (Alert.OVERDUE, calendar.workday_after(due_on, when.leader_after)),
            (Alert.CHAIRMAN, calendar.workday_after(due_on, when.leader_after + when.chairman_after)),
        ]

    def halfway(self, begun: date, due_on: date) -> date | None:
        """The working day on which half of the time is over; None where it would be told together with the next."""
        if not self.reminders.halfway or due_on <= begun:
            return None
        day = self.calendar.workday_on_or_after(begun + (due_on - begun) / 2)
        return day if begun < day < self.alerts(due_on)[0][1] else None

    def reached(self, due_on: date, today: date) -> Alert:
        """The loudest alert whose day has come, of those that hang on the due date alone."""
        return max((alert for alert, day in self.alerts(due_on) if day <= today), default=Alert.QUIET)

    def next_day(self, due_on: date, alert: Alert) -> date | None:
        """The day of the alert after `alert`; None when everybody was told."""
        return next((day for later, day in self.alerts(due_on) if later > alert), None)

    def next_hours(self, moment: datetime) -> datetime | None:
        """When staff may be written to next, at the earliest at `moment`; None while they may be at once."""
        if self.takes_letters(moment):
            return None
        opens = self.reminders.letters_from
        before_work = self.calendar.is_workday(moment.date()) and moment.time() < opens
        day = moment.date() if before_work else self.calendar.workday_after(moment.date())
        return datetime.combine(day, opens, moment.tzinfo)

    def takes_letters(self, moment: datetime) -> bool:
        """Whether staff may be written to at the local time `moment`: on working days, in office hours."""
        hours = self.reminders
        return (
            self.calendar.is_workday(moment.date())
            and hours.letters_from <= moment.time() < hours.letters_until
        )
