"""The hours in which staff are written to: on working days, in the office hours that their authority set."""

from datetime import datetime

from dialogue_portal.workdays.reminders import AlertSchedule


def may_write(schedule: AlertSchedule, moment: datetime) -> bool:
    """Whether letters to staff may leave at the local time `moment`."""
    hours = schedule.reminders
    return (
        schedule.calendar.is_workday(moment.date())
        and hours.letters_from <= moment.time() < hours.letters_until
    )


def next_hours(schedule: AlertSchedule, moment: datetime) -> datetime | None:
    """When letters to staff may leave next, seen from the local time `moment`; None when they may leave at once."""
    if may_write(schedule, moment):
        return None
    opens = schedule.reminders.letters_from
    before_work = schedule.calendar.is_workday(moment.date()) and moment.time() < opens
    day = moment.date() if before_work else schedule.calendar.workday_after(moment.date())
    return datetime.combine(day, opens, moment.tzinfo)
