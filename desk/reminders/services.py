import logging
from collections import defaultdict
from datetime import date, datetime

from django.db import transaction

from desk.reminders.notices import CalendarWanted, MorningLetter
from desk.reminders.recipients import alerted_rows, by_person
from desk.work.piles import piles_of
from dialogue_portal.accounts.models import Authority, Membership, User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.accounts.staff import Staff
from dialogue_portal.notices.letter_hours import may_write
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.alerts import raise_alerts
from dialogue_portal.workdays.deadlines import deadlined_models
from dialogue_portal.workdays.reminders import Alert, AlertSchedule
from dialogue_portal.workdays.services import Schedules, calendar_of, reminders_of, wanted_year

logger = logging.getLogger(__name__)

ALERT_EVENTS = {
    alert: Event(name, alert.label)
    for alert, name in (
        (Alert.HALFWAY, "halfway"),
        (Alert.DUE_SOON, "remind"),
        (Alert.OVERDUE, "escalate"),
        (Alert.CHAIRMAN, "chairman"),
    )
}
# The names under which the records keep them.
ALERT_STEPS = [event.name for event in ALERT_EVENTS.values()]


def raise_due_alerts(*, today: date) -> int:
    """Brings every open deadline to the alert of the local date `today`; returns how many reached a new one."""
    schedules = Schedules()
    return sum(
        raise_alerts(model, today=today, schedule_of=schedules.of, note=_note) for model in deadlined_models()
    )


def _note(alert, rows):
    Record.objects.write_many(rows, ALERT_EVENTS[alert], actor=SYSTEM)


def send_morning_letters(*, now: datetime) -> int:
    """Writes to each person what is new among their deadlines, at most once a day; returns the number of letters.

    On the first working day of a week also everybody gets a letter for whom something of an earlier letter is still
    late. `now` is the local time: letters are written on the working days and in the hours of the authority only.
    """
    # The one letter of a day carries everything: after an outage this sweep may come before the other.
    raise_due_alerts(today=now.date())
    # A day that has not come yet was written while the computer's clock was ahead.
    Authority.objects.filter(letters_written_on__gt=now.date()).update(letters_written_on=None)
    schedules, written = Schedules(), 0
    weekly = schedules.calendars.of(None).begins_week(now.date())
    for key in sorted({key for model in deadlined_models() for key in _waiting(model, weekly)}):
        if may_write(schedules.of(key), now):
            try:
                written += _write_letters(key, now.date(), weekly)
            except Exception:
                # The other communes get their letters; the next sweep tries this one again.
                logger.exception("Không viết được thư nhắc việc của cơ quan số %s.", key)
    return written


def _waiting(model, weekly):
    """The keys of the authorities for which there is something to write."""
    asked = [model.objects.unnotified(), *([model.objects.escalated()] if weekly else [])]
    return {key for rows in asked for key in rows.order_by().values_list("authority", flat=True).distinct()}


@transaction.atomic
def _write_letters(authority_id, today, weekly):
    """Writes all letters of an authority or none, and stores in the same transaction what they carried."""
    # Of two sweeps at once the second waits here, and then finds that the day's letters are written.
    authority = Authority.objects.select_for_update(no_key=True).get(pk=authority_id)
    if authority.letters_written_on == today:
        return 0
    for model in deadlined_models():
        model.objects.filter(authority=authority).await_sweeps(today)
    # Where a clock that was ahead wrote this day's letters already, only what is new is written.
    again = weekly and not MorningLetter.written(authority, f"{today}:").exists()
    written, alerted = 0, alerted_rows(authority)
    for user, rows in by_person(alerted, Staff(authority, today)).items():
        if any(row.notified_on is None or (again and row.alert >= Alert.OVERDUE) for row in rows):
            MorningLetter(authority, user, today, rows, piles_of(user, authority, today)).send()
            written += 1
    _set_notified(alerted, today)
    Authority.objects.filter(pk=authority.pk).update(letters_written_on=today)
    return written


def _set_notified(alerted, today):
    """Stores that the letters carried these rows, unless a sweep has brought a row to a later alert since."""
    news = defaultdict(list)
    for row in alerted:
        if row.notified_on is None:
            news[type(row), row.alert].append(row.pk)
    for (model, alert), keys in news.items():
        model.objects.unnotified().filter(pk__in=keys, alert=alert).update(notified_on=today)


def ask_for_calendar(*, now: datetime) -> int:
    """Asks for next year's national days off, from 1 November on the first working day of each week.

    Those who keep them are asked; where nobody has that right, the offices are. `now` is the local time. Returns how
    many authorities were asked.
    """
    calendar, today = calendar_of(None), now.date()
    year = wanted_year(today)
    if year is None or not calendar.begins_week(today):
        return 0
    keepers = User.objects.with_perm("workdays.change_dayoff", include_superusers=False)
    asked, occasion = 0, f"{year}:{today}"
    to_ask = Authority.objects.filter(pk__in=_asked_in(keepers)).exclude(
        pk__in=CalendarWanted.asked(occasion)
    )
    for authority in to_ask.order_by("pk"):
        if may_write(AlertSchedule(calendar, reminders_of(authority)), now):
            people = keepers.filter(memberships__authority=authority) or User.objects.with_role(
                authority, Role.CLERK
            )
            addresses = list(people.distinct().order_by("pk").values_list("email", flat=True))
            CalendarWanted(authority, occasion=occasion, year=year, keepers=addresses).send()
            asked += 1
    return asked


def _asked_in(keepers):
    """The authorities where somebody keeps the national days, or all of them if nobody does anywhere."""
    somewhere = Membership.objects.filter(user__in=keepers)
    return (somewhere if somewhere.exists() else Membership.objects.all()).values("authority")
