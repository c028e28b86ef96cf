"""The calendar is changed, and the open deadlines are counted again."""

from datetime import date, datetime

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.daysoff import notices, rules
from dialogue_portal.daysoff.changes import CalendarChange, moved_by
from dialogue_portal.notices.letter_hours import next_hours
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.alerts import reschedule
from dialogue_portal.workdays.deadlines import deadlined_models
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import Schedules
from dialogue_portal.workdays.terms import recounted

RECOUNT = Event("recount", "Tính lại hạn theo lịch nghỉ")
CHANGE = Event("change_days", "Sửa lịch nghỉ")


@transaction.atomic
def change_calendar(change: CalendarChange, *, actor, today: date, meant: str = "") -> int:
    """Lưu thay đổi của lịch: stores the days and counts open deadlines again; returns how many deadlines moved.

    Each authority whose calendar changes has a record of it, with the doubts in spite of which it was `meant`. The
    system itself, a command on the server, may enter any day. Raises PermissionDenied where the actor may not change
    these days.
    """
    rows = (*change.entered, *change.removed)
    if actor is not SYSTEM and not all(rules.may_change(actor, row) for row in rows):
        raise PermissionDenied("Ông/bà không được sửa các ngày nghỉ này.")
    entered_by = actor if actor.is_authenticated else None
    for row in change.removed:
        row.delete()
    for row in change.entered:
        stored, _ = DayOff.objects.update_or_create(
            date=row.date,
            authority=row.authority,
            defaults={
                "kind": row.kind,
                "name": row.name,
                "official": row.official,
                "source": row.source,
                "entered_by": entered_by,
            },
        )
        row.pk = stored.pk
    _record(change, actor, meant)
    return recount(actor=actor, today=today, why=change.words, authority=change.authority)


def _record(change: CalendarChange, actor, meant: str) -> None:
    """Writes the change into the records of the authority, a national one into those of every authority."""
    label = CHANGE.label if change.authority else f"{CHANGE.label} cả nước"
    note = "\n".join(filter(None, [change.words, meant and f"Đã được hỏi lại và vẫn ghi: {meant}"]))
    for authority in [change.authority] if change.authority else Authority.objects.order_by("pk"):
        Record.objects.write(authority, CHANGE, actor=actor, label=label, note=note)


def changes_of(authority: Authority):
    """The records of all changes of an authority's calendar, the newest first."""
    return Record.objects.about(authority).filter(step=CHANGE.name).order_by("-at", "-pk")


def recount(
    *, today: date, actor=SYSTEM, why="Lịch nghỉ đã thay đổi.", authority=None, now: datetime | None = None
) -> int:
    """Counts open deadlines again with the calendar as it is now; returns how many due dates moved.

    Work that is done already keeps its verdict. The days of the next alerts are counted again too, also where the due
    date stays. A sweep calls this with the local time `now`: it corrects a deadline that started while somebody changed
    the calendar, and its letters wait for the hours in which letters to staff may leave.
    """
    moved, schedules = 0, Schedules()
    for found in list(moved_by(schedules.calendars, authority)):
        with transaction.atomic():
            row = (
                type(found.row).objects.open().select_for_update(of=("self",)).filter(pk=found.row.pk).first()
            )
            if row is not None:
                moved += _recount(row, schedules.of(row.authority_id), actor, why, today, now)
    for model in deadlined_models():
        reschedule(
            model.objects.filter(authority=authority) if authority else model.objects.all(), schedules.of
        )
    return moved


def _recount(row, schedule, actor, why, today, now) -> bool:
    before, due = row.due_on, recounted(row.due_explained, schedule.calendar)
    if due.on == before:
        row.due_explained = due.as_json()
        row.save(update_fields=["due_explained"])
        return False
    row.move_due(due, schedule, today)
    row.save()
    note = f"Từ {before:%d/%m/%Y} sang {due.on:%d/%m/%Y}. {why}"
    record = Record.objects.write(row, RECOUNT, actor=actor, note=note)
    not_before = now and next_hours(schedule, now)
    notices.DueMoved(row, occasion=record.pk, before=before, why=why, today=today).send(not_before)
    return True
