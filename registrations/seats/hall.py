"""How full a hall is. The same count is shown and decides, so no page tells of a seat that there is not."""

from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Q
from django.utils.timezone import now

from plans.models import Round
from plans.rounds.states import RoundState
from registrations.models import Registration
from registrations.seats.states import Seat


@dataclass(frozen=True)
class Hall:
    """The seats for people who register: how many there are and are taken, and how many people wait for one."""

    seats: int
    taken: int
    waiting: int

    @property
    def left(self) -> int:
        """How many seats the next people get: none while somebody waits."""
        return 0 if self.waiting else max(0, self.seats - self.taken)


def hall_of(round: Round) -> Hall | None:
    """The seats of a round in one query; None, without a query, where nobody counts them any more."""
    if round.seats_registered is None or round.state != RoundState.FIXED:
        return None
    counted = Registration.objects.filter(round=round.pk).aggregate(
        taken=Count("pk", filter=Q(seat=Seat.TAKEN)), waiting=Count("pk", filter=Q(seat=Seat.WAITS))
    )
    return Hall(round.seats_registered, **counted)


def seat_for(round: Round, attends: bool) -> dict[str, Any]:
    """The columns of a form that is about to be stored for a round whose row is locked: a seat, or a place to wait."""
    hall = hall_of(round) if attends else None
    if hall is None:
        return {"seat": "", "waits_since": None}
    if hall.left:
        return {"seat": Seat.TAKEN, "waits_since": None}
    return {"seat": Seat.WAITS, "waits_since": now()}


def place_in_queue(registration: Registration) -> int:
    """The place of a form among those that wait, the first one 1; 0, without a query, where it does not wait."""
    if registration.seat != Seat.WAITS:
        return 0
    since = registration.waits_since
    before = Q(waits_since__lt=since) | Q(waits_since=since, pk__lt=registration.pk)
    return waiting_for(registration.round_id).filter(before).count() + 1


def waiting_for(round_pk: int) -> Any:
    """The forms that wait for a seat of a round, the first one first."""
    return Registration.objects.filter(round=round_pk, seat=Seat.WAITS).order_by("waits_since", "pk")
