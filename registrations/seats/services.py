from datetime import date
from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.records.actors import SYSTEM, Actor
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.calendar import ONE_DAY
from plans.models import Round
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.delegates import rules
from registrations.models import Registration
from registrations.seats.hall import hall_of, seat_for, waiting_for
from registrations.seats.notices import SeatFound
from registrations.seats.states import FIND_SEAT, SET_SEATS, Seat

WITHDRAWN = "Một người đăng ký trước đã rút phiếu."
CANNOT_COME = "Một người đăng ký trước báo không đến được."
MORE_SEATS = "Văn phòng có thêm chỗ ngồi."
NO_LIMIT = "Văn phòng không giới hạn chỗ ngồi nữa."
LEFT_OPEN = "Hội trường còn chỗ."


@transaction.atomic
def set_seats(
    round: Round,
    *,
    actor: Actor,
    today: date,
    delegates: int | None,
    registered: int | None,
    reserve: int = 0,
) -> None:
    """Ghi số chỗ ngồi: for delegates, for people who register, and in reserve; None counts nothing.

    Whoever was told of a seat keeps it: raises StepRefused for fewer seats than people who have one. With more seats
    the waiting list moves.
    """
    if not rules.may_arrange(actor, round.authority_id):
        raise PermissionDenied("Chỉ Văn phòng ghi số chỗ ngồi.")
    round = _locked(round.pk)
    if not _is_ahead(round, today):
        raise StepRefused("Chỉ ghi số chỗ cho đợt đã ấn định ngày và chưa họp.")
    expected = Registration.objects.filter(round=round, attends=True).not_withdrawn()
    coming = expected.exclude(seat=Seat.WAITS)
    if registered is not None and registered < (count := coming.count()):
        raise StepRefused(
            f"Đã có {count} người đăng ký dự và không ai trong số họ phải chờ. Xin ghi ít nhất {count} chỗ.",
            "registered",
        )
    if registered is None:
        _give(list(waiting_for(round.pk)), round, NO_LIMIT, actor)
        Registration.objects.filter(round=round).exclude(seat="").update(seat="", waits_since=None)
    else:
        Registration.objects.filter(pk__in=coming.values("pk")).update(seat=Seat.TAKEN, waits_since=None)
    round.seats_delegates, round.seats_registered, round.seats_reserve = delegates, registered, reserve
    round.save(update_fields=["seats_delegates", "seats_registered", "seats_reserve"])
    Record.objects.write(round, SET_SEATS, actor=actor, note=_in_words(delegates, registered, reserve))
    _fill(round, why=MORE_SEATS, actor=actor)


def follow_attendance(registration: Registration, *, today: date) -> list[str]:
    """Gives a form whose `attends` has changed a seat or a place to wait, or frees its seat; returns what to store.

    Locks the round only for somebody who comes now and did not before.
    """
    if registration.attends and not registration.seat and registration.round.seats_registered is not None:
        for name, value in seat_for(_locked(registration.round_id), True).items():
            setattr(registration, name, value)
        return ["seat", "waits_since"]
    return [] if registration.attends else give_up(registration, today=today, why=CANNOT_COME)


def give_up(registration: Registration, *, today: date, why: str) -> list[str]:
    """Frees the seat of a form, which the caller stores with the columns that are returned.

    The list moves after the transaction, in one of its own: it locks the round first and forms then, and whoever frees
    a seat has locked the form already.
    """
    if not registration.seat:
        return []
    registration.seat, registration.waits_since = "", None
    transaction.on_commit(partial(move_up, registration.round_id, today=today, why=why))
    return ["seat", "waits_since"]


@transaction.atomic
def move_up(round_pk: int, *, today: date, why: str) -> int:
    """Gives free seats to those who wait longest, and tells them `why`; returns how many. May run at any time."""
    round = _locked(round_pk)
    return _fill(round, why=why, actor=SYSTEM) if _is_ahead(round, today) else 0


def move_all_up(*, today: date) -> int:
    """Moves every list for which a free seat was left, because a process ended between two transactions."""
    rounds = Round.objects.filter(state=RoundState.FIXED, seats_registered__isnull=False, held_on__gte=today)
    waiting = rounds.filter(registrations__seat=Seat.WAITS).distinct()
    return sum(move_up(pk, today=today, why=LEFT_OPEN) for pk in waiting.values_list("pk", flat=True))


def _fill(round: Round, *, why: str, actor: Actor) -> int:
    hall = hall_of(round)
    if hall is None or not hall.waiting or hall.taken >= hall.seats:
        return 0
    first = waiting_for(round.pk).select_related("authority").select_for_update(of=("self",))
    people = list(first[: hall.seats - hall.taken])
    _give(people, round, why, actor)
    return len(people)


def _give(people: list[Registration], round: Round, why: str, actor: Actor) -> None:
    for registration in people:
        registration.seat, registration.waits_since = Seat.TAKEN, None
        registration.save(update_fields=["seat", "waits_since"])
        record = Record.objects.write(registration, FIND_SEAT, actor=actor, note=why)
        # Who is called later than the day before cannot come any more.
        last_day = round.set_date.held_on - ONE_DAY
        SeatFound(registration, occasion=str(record.pk), round=round, why=why, last_day=last_day).send()


def _locked(round_pk: int) -> Round:
    rows = Round.objects.select_related("plan", "authority")
    return rows.select_for_update(of=("self",), no_key=True).get(pk=round_pk)


def _is_ahead(round: Round, today: date) -> bool:
    is_open = round.state == RoundState.FIXED and round.plan.state == PlanState.ISSUED
    return is_open and round.set_date.held_on >= today


def _in_words(delegates: int | None, registered: int | None, reserve: int) -> str:
    parts = [
        f"đại biểu {delegates}" if delegates is not None else "",
        f"người đăng ký {registered}" if registered is not None else "không giới hạn người đăng ký",
        f"dự phòng {reserve}" if reserve else "",
    ]
    return f"Số chỗ: {', '.join(filter(None, parts))}."
