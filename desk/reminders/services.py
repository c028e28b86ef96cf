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


def raise_due_alerts(*, today: date) -> int:
    """Brings every open deadline to the alert of the local date `today`, each once; returns how many moved."""
    schedules = Schedules()
    return sum(
        raise_alerts(model, today=today, schedule_of=schedules.of, note=_note) for model in deadlined_models()
    )


def _note(alert, rows):
    Record.objects.write_many(rows, ALERT_EVENTS[alert], actor=SYSTEM)


def send_morning_letters(*, now: datetime) -> int:
    """Writes to each person what is new among his deadlines, at most once a day; returns how many letters.

    On the first working day of a week also to whom only what was told before is still late: none is forgotten.
    `now` is the local time: nobody is written to outside the working days and hours of his authority.
    """
    # A day's one letter must carry everything: after an outage this sweep may come before the other.
    raise_due_alerts(today=now.date())
    # Days that have not come yet: the clock was ahead.
    Authority.objects.filter(letters_written_on__gt=now.date()).update(letters_written_on=None)
    schedules, written = Schedules(), 0
    weekly = schedules.calendars.of(None).begins_week(now.date())
    for key in sorted({key for model in deadlined_models() for key in _waiting(model, weekly)}):
        if schedules.of(key).takes_letters(now):
            try:
                written += _write_letters(key, now.date(), weekly)
            except Exception:
                # The other communes do not wait for it; the next sweep tries again.
                logger.exception("Không viết được thư nhắc việc của cơ quan số %s.", key)
    return written


def _waiting(model, weekly):
    """The keys of the authorities that have something to write of."""
    asked = [model.objects.unnotified(), *([model.objects.escalated()] if weekly else [])]
    return {key for rows in asked for key in rows.order_by().values_list("authority", flat=True).distinct()}


@transaction.atomic
def _write_letters(authority_id, today, weekly):
    """All letters of an authority at once, or none: what they carried is marked in the same transaction."""
    # Two sweeps at once wait for each other here; the second finds that the day's letters are written.
    authority = Authority.objects.select_for_update(no_key=True).get(pk=authority_id)
    if authority.letters_written_on == today:
        return 0
    for model in deadlined_models():
        model.objects.filter(authority=authority).await_sweeps(today)
    # A day that a clock ahead of it made forgotten brings what is new, and nothing again.
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
    """Only what was read, at the alert at which it was read: a sweep may have brought rows on since."""
    news = defaultdict(list)
    for row in alerted:
        if row.notified_on is None:
            news[type(row), row.alert].append(row.pk)
    for (model, alert), keys in news.items():
        model.objects.unnotified().filter(pk__in=keys, alert=alert).update(notified_on=today)


def ask_for_calendar(*, now: datetime) -> int:
    """From 1 November asks who keeps the national days for next year's, on the first working day of each week.

    Without anybody who holds that right the offices are asked, to see to it. Returns how many authorities were asked.
    """
    calendar, today = calendar_of(None), now.date()
    year = wanted_year(today)
    if year is None or not calendar.begins_week(today):
        return 0
    keepers = User.objects.with_perm("workdays.change_dayoff", include_superusers=False)
    asked, occasion = 0, f"{year}:{today}"
    to_ask = Authority.objects.filter(pk__in=_asked_in(keepers)).exclude(pk__in=CalendarWanted.told(occasion))
    for authority in to_ask.order_by("pk"):
        if AlertSchedule(calendar, reminders_of(authority)).takes_letters(now):
            people = keepers.filter(memberships__authority=authority) or User.objects.with_role(
                authority, Role.CLERK
            )
            addresses = list(people.distinct().order_by("pk").values_list("email", flat=True))
            CalendarWanted(authority, occasion=occasion, year=year, keepers=addresses).send()
            asked += 1
    return asked


def _asked_in(keepers):
    """The authorities where somebody keeps the national days; all of them where nobody does."""
    somewhere = Membership.objects.filter(user__in=keepers)
    return (somewhere if somewhere.exists() else Membership.objects.all()).values("authority")
