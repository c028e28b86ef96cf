"""Whether a round takes forms, and what else a citizen can do when it does not."""

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.vietnamese import plain
from plans.models import Round
from plans.rounds.states import RoundState
from plans.states import PlanState


def why_closed(round: Round, today: date) -> str:
    """Why the round takes no form on the local date `today`, as the citizen reads it; "" while it takes forms."""
    if round.takes_registrations(today):
        return ""
    if round.plan.state == PlanState.CANCELLED and (document := round.plan.in_force.document):
        change = document.last_change
        became = f"{change.words[:1].lower()}{change.words[1:]}" if change else "đã hủy"
        return (
            f"Kế hoạch số {document} {became}: đợt đối thoại này không tổ chức nên không nhận phiếu nữa. "
            "Ý kiến đã gửi vẫn được trả lời bằng văn bản."
        )
    if round.state == RoundState.CANCELLED or round.plan.state == PlanState.CANCELLED:
        return "Đợt đối thoại này đã hủy nên không nhận phiếu nữa."
    if round.is_in_writing:
        reason = round.why_in_writing.rstrip(".")
        return (
            f"Hội nghị {round.when} không họp được nên không nhận phiếu nữa. Lý do: {reason}. "
            "Mọi ý kiến đã gửi được trả lời bằng văn bản."
        )
    if round.state == RoundState.PLANNED:
        return f"Đợt này chưa ấn định ngày, dự kiến {round.when}, nên chưa nhận phiếu."
    if round.plan.state != PlanState.ISSUED:
        return "Kế hoạch của đợt này chưa ban hành nên chưa nhận phiếu."
    if round.state == RoundState.HELD or (round.held_on and round.held_on < today):
        return f"Hội nghị của đợt này đã tổ chức ngày {round.held_on:%d/%m/%Y}, không nhận phiếu nữa."
    return f"Đợt này đã hết hạn nhận phiếu lúc 24 giờ ngày {round.registration_closes_on:%d/%m/%Y}."


def shown_facts(round: Round) -> str:
    """What a page says of the round's day, in short: it differs as soon as one of these facts has changed."""
    facts = (round.held_on, round.starts_at, round.place, round.registration_closes_on)
    return hashlib.sha256(repr(facts).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class WaysLeft:
    """Rounds that take forms, conferences that people may still come to, rounds that have only a month.

    Those `in_writing` do not meet, and their day is still ahead: somebody may think of coming.
    """

    taking_forms: list[Round]
    to_come_to: list[Round]
    planned: list[Round]
    in_writing: list[Round]

    @property
    def shared_days(self) -> set[date]:
        """The days on which two of these conferences or more take place: a list has to tell them apart."""
        days = Counter(round.held_on for round in [*self.taking_forms, *self.to_come_to])
        return {day for day, number in days.items() if day and number > 1}


def ways_left(authority: Authority, now: datetime) -> WaysLeft:
    """What is left at the local time `now`, each conference once; one that is over is left out."""
    today = now.date()
    rounds = Round.objects.for_page().filter(authority=authority)
    upcoming = each_once(rounds.upcoming(today))
    planned = Q(plan__state=PlanState.ISSUED, state=RoundState.PLANNED)
    written = Q(plan__issued_on__isnull=False, state=RoundState.WRITTEN, held_on__gte=today)
    others = list(rounds.filter(planned | written).order_by("planned_year", "planned_month", "pk"))
    return WaysLeft(
        taking_forms=[round for round in upcoming if round.takes_registrations(today)],
        to_come_to=[
            round for round in upcoming if not (round.takes_registrations(today) or round.is_over(now))
        ],
        in_writing=each_once(round for round in others if round.state == RoundState.WRITTEN),
        planned=each_once(
            round
            for round in others
            if round.state == RoundState.PLANNED
            and (round.planned_year, round.planned_month) >= (today.year, today.month)
        ),
    )


def each_once(rounds: Iterable[Round]) -> list[Round]:
    """The rounds without those that stand in a later plan too, with the same day or month, hour and place."""
    listed = list(rounds)
    newest: dict[tuple, tuple[date, int]] = {}
    for round in listed:
        meant = _meant(round)
        newest[meant] = max(newest.get(meant, (date.min, 0)), _age(round))
    return [round for round in listed if newest[_meant(round)] == _age(round)]


def _meant(round: Round) -> tuple:
    """What two plans say of one conference."""
    return round.when, round.starts_at, plain(round.place)


def _age(round: Round) -> tuple[date, int]:
    return round.plan.issued_on or date.min, round.plan_id
