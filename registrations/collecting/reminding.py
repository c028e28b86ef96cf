"""Collectors that owe opinions are reminded once, some working days before their last day."""

from datetime import date

from django.db import transaction
from django.urls import reverse

from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import calendar_of
from plans.models import Round
from registrations.collecting.links import link_of
from registrations.collecting.models import Collector
from registrations.collecting.notices import CollectorsToCall, OpinionsOwed
from registrations.collecting.states import REMIND

WORKDAYS_BEFORE = 3


def remind_from(last_day: date, calendar: Calendar) -> date:
    """The day from which a collector with this last day is reminded."""
    return calendar.workday_before(last_day, WORKDAYS_BEFORE)


def remind_collectors(*, today: date) -> int:
    """Reminds everybody whose day has come on the local date `today`; returns how many letters to collectors left.

    It may run twice, late or half: who was reminded since the day on which reminding begins is left out. A round that
    is moved to a later day is reminded of anew.
    """
    written = 0
    for round in Round.objects.for_page().announced().filter(registration_closes_on__gte=today):
        written += _remind_round(round, today)
    return written


@transaction.atomic
def _remind_round(round: Round, today: date) -> int:
    calendar = calendar_of(round.authority)
    counted = round.collectors.counted().owing().values("pk")
    rows = Collector.objects.select_for_update(of=("self",)).filter(pk__in=counted).order_by("pk")
    due = [one for one in rows.for_page() if _is_due(one, today, calendar)]
    amounts = dict(round.collectors.counted().values_list("pk", "handed_in"))
    for row in due:
        row.reminded_on = today
        row.handed_in = amounts[row.pk]
        row.save(update_fields=["reminded_on"])
        if row.email:
            Record.objects.write(row, REMIND, actor=SYSTEM)
            OpinionsOwed(
                row,
                occasion=row.last_day,
                link=link_of(row),
                handed_in=row.handed_in,
                missing=row.missing,
            ).send()
    if to_call := [row for row in due if not row.email]:
        page = reverse("registrations:collectors", args=[round.authority.slug, round.pk])
        CollectorsToCall(round, occasion=today, count=len(to_call), page=page).send()
    return len(due) - len(to_call)


def _is_due(collector: Collector, today: date, calendar: Calendar) -> bool:
    last_day = collector.last_day
    if last_day is None or last_day < today:
        return False
    begins = remind_from(last_day, calendar)
    return begins <= today and (collector.reminded_on is None or collector.reminded_on < begins)
