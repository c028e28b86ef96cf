"""What the office does with the news that it owes: it calls, does not reach somebody, sends paper, gives up."""

from collections.abc import Iterable
from datetime import datetime, time, timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import localtime

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.formats.days import say_moment
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.services import calendar_of, reminders_of
from registrations.calls.models import Call
from registrations.calls.rules import may_call
from registrations.calls.states import (
    CALL_MISSED,
    CALL_UNDONE,
    CALL_WRONG,
    ENDS,
    CallOutcome,
    Way,
)

# Whoever is not at home is called again after some hours, or on the next working day.
LATER, LAST_HOUR = timedelta(hours=3), time(16)


@transaction.atomic
def settle(
    keys: Iterable[int],
    *,
    authority: Authority,
    outcome: CallOutcome,
    actor: User,
    at: datetime,
    note: str = "",
) -> list[Call]:
    """Đã gọi, đã gửi giấy, không báo được: these pieces of news are told (or given up, with a `note`).

    Returns those that this call ended. Raises StepRefused where somebody else has ended all of them, PermissionDenied.
    """
    if outcome == CallOutcome.GIVEN_UP and not note.strip():
        raise StepRefused("Xin ghi vì sao không báo được.", "note")
    owed = _owed(keys, authority, actor)
    for call in owed:
        call.outcome, call.settled_at, call.handled_by = outcome, at, actor
        call.try_after = None
        call.last_name = call.last_phone = call.last_address = ""
        call.save()
    _record(owed, ENDS[outcome], actor, note)
    return owed


@transaction.atomic
def miss(keys: Iterable[int], *, authority: Authority, tries: int, actor: User, at: datetime) -> datetime:
    """Không gặp: the person is called again at the time that is returned; `tries` is how often the page knew of.

    Raises StepRefused where somebody else has just tried, or told them.
    """
    owed = _owed(keys, authority, actor)
    last = max(owed, key=lambda call: call.tries)
    if last.tries != tries:
        raise StepRefused(
            f"{last.handled_by} vừa gọi không gặp lúc {say_moment(last.tried_at or at)}. Xin xem lại trang."
        )
    again = _again(authority, localtime(at))
    for call in owed:
        call.tries, call.tried_at, call.try_after, call.handled_by = tries + 1, at, again, actor
        call.save(update_fields=["tries", "tried_at", "try_after", "handled_by"])
    _record(owed, CALL_MISSED, actor, f"Lần {tries + 1}.")
    return again


@transaction.atomic
def change_way(keys: Iterable[int], *, authority: Authority, way: Way, actor: User) -> None:
    """Số sai: the person is told in another way, or called again after all."""
    owed = _owed(keys, authority, actor)
    for call in owed:
        call.way, call.try_after, call.handled_by = way, None, actor
        call.save(update_fields=["way", "try_after", "handled_by"])
    if way != Way.PHONE:
        _record(owed, CALL_WRONG, actor, f"{way.label}.")


@transaction.atomic
def undo(call: Call, *, actor: User, at: datetime) -> Call:
    """Hoàn tác: what was ended today is owed again. Raises StepRefused, PermissionDenied."""
    if not may_call(actor, call.authority_id):
        raise PermissionDenied
    row = Call.objects.select_for_update(of=("self",)).select_related("registration").get(pk=call.pk)
    if row.outcome not in ENDS or row.settled_at is None:
        raise StepRefused("Tin này đang chờ báo, không có gì để hoàn tác.")
    if localtime(row.settled_at).date() != localtime(at).date():
        raise StepRefused("Chỉ hoàn tác được trong ngày đã ghi.")
    if row.registration.anonymised_on:
        raise StepRefused("Dữ liệu cá nhân của người này đã xóa nên không gọi lại được.")
    row.outcome, row.settled_at, row.handled_by = CallOutcome.OWED, None, actor
    row.save(update_fields=["outcome", "settled_at", "handled_by"])
    _record([row], CALL_UNDONE, actor, "")
    return row


def _owed(keys, authority, actor) -> list[Call]:
    """Those that are still owed, locked; StepRefused says who was faster where none is."""
    if not may_call(actor, authority.pk):
        raise PermissionDenied("Chỉ Văn phòng gọi báo người dân.")
    rows = Call.objects.filter(authority=authority, pk__in=list(keys)).visible_to(actor)
    # Locked first: whether something is owed is read when nobody else can change it any more.
    found = list(
        rows.select_for_update(of=("self",)).select_related("registration", "handled_by").order_by("pk")
    )
    owed = [call for call in found if call.is_owed]
    if owed:
        return owed
    raise StepRefused(_what_became(found))


def _what_became(found) -> str:
    ended = [call for call in found if call.settled_at]
    if ended:
        last = max(ended, key=lambda call: call.settled_at)
        what = CallOutcome(last.outcome).label.lower()
        return f"{last.handled_by} {what} lúc {say_moment(last.settled_at)}: không phải báo nữa."
    return "Tin này đã có tin mới hơn thay. Xin đọc tin mới rồi gọi."


def _again(authority, moment) -> datetime:
    calendar = calendar_of(authority)
    later = moment + LATER
    if calendar.is_workday(moment.date()) and later.date() == moment.date() and later.time() <= LAST_HOUR:
        return later
    day = calendar.workday_after(moment.date())
    return datetime.combine(day, reminders_of(authority).letters_from, moment.tzinfo)


def _record(calls, event, actor, note) -> None:
    """One line for each form: what the person was told of, without its words."""
    by_form: dict = {}
    for call in calls:
        by_form.setdefault(call.registration, []).append(call)
    for registration, news in by_form.items():
        said = "; ".join(call.subject for call in news if not call.is_confidential) or "Tin hạn chế xem"
        Record.objects.write(registration, event, actor=actor, note=f"{note} {said}".strip())
