"""The day on which a form was handed in, where it was typed wrongly: what is owed is counted anew from it."""

from datetime import date
from typing import Any

from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.days import say_day
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import schedule_of
from dialogue_portal.workdays.terms import recounted
from registrations.entry.admission import is_late, refusals
from registrations.entry.channels import Channel
from registrations.entry.services import EntryRefused
from registrations.models import Registration
from registrations.states import CORRECT_DAY


@transaction.atomic
def correct_day(
    registration: Registration,
    *,
    handed_in_on: date,
    seen: date,
    today: date,
    actor: User,
    note: str,
    late_reason: str = "",
) -> None:
    """Sửa ngày nhận of a form that was entered; `seen` is the day that the page showed, `note` why it is corrected.

    The questions that are not sorted yet are due that many days from the new day; a verdict that was given stays.
    Raises EntryRefused where the form does not count on that day, StepRefused.
    """
    # Before the form itself, as everywhere.
    questions = list(registration.questions.order_by("pk").select_for_update(of=("self",)))
    row = Registration.objects.select_for_update(of=("self",)).for_page().get(pk=registration.pk)
    if row.anonymised_on or row.withdrawn_at:
        raise StepRefused("Phiếu đã rút hoặc đã xóa dữ liệu cá nhân nên không sửa ngày nhận được.")
    if row.handed_in_on != seen:
        raise StepRefused(
            f"Người khác vừa sửa ngày nhận thành {say_day(row.handed_in_on)}. Xin mở lại trang."
        )
    if handed_in_on == seen:
        raise StepRefused("Ngày nhận chưa đổi.", "handed_in_on")
    late_reason = late_reason.strip()
    facts: dict[str, Any] = {
        "channel": Channel(row.channel),
        "handed_in_on": handed_in_on,
        "late_reason": late_reason,
    }
    if reasons := refusals(row.round, today=today, **facts):
        raise EntryRefused(reasons)
    row.handed_in_on = handed_in_on
    row.late_reason = late_reason if is_late(row.round, handed_in_on) else ""
    row.save(update_fields=["handed_in_on", "late_reason"])
    schedule = schedule_of(row.authority)
    for question in questions:
        if question.is_open and question.due_explained:
            begun = question.due_explained | {"start": handed_in_on.isoformat()}
            question.move_due(recounted(begun, schedule.calendar), schedule, today)
            question.save()
    changed = f"Từ {say_day(seen)} thành {say_day(handed_in_on)}. {row.late_reason}".strip()
    Record.objects.write(row, CORRECT_DAY, actor=actor, note=f"{changed} {note}")
