"""What goes along when rounds are cancelled: their papers, and the people who registered."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet

from plans.models import Round, RoundPaper
from plans.roundpapers.states import OPEN
from plans.rounds.states import RoundState


@dataclass(frozen=True)
class Affected:
    """Everything that hangs on some rounds that are cancelled, or were."""

    rounds: list[Round]
    issued: list[RoundPaper]  # notices and invitations that are withdrawn
    drafts: list[RoundPaper]  # what is drafted or waits for its signature
    notified: int  # how many registered people get a letter
    to_telephone: QuerySet[Any]  # the registrations without an e-mail address: the office calls these people


def affected_by(rounds: Iterable[Round]) -> Affected:
    """What hangs on these rounds."""
    rounds = list(rounds)
    papers = list(
        RoundPaper.objects.filter(round__in=rounds)
        .select_related("document", "round")
        .prefetch_related("document__status_changes")
        .order_by("pk")
    )
    registrations: Any = Round._meta.get_field("registrations").related_model
    registered = registrations.objects.filter(round__in=rounds)
    return Affected(
        rounds=rounds,
        issued=[paper for paper in papers if paper.is_in_force],
        drafts=[paper for paper in papers if paper.state in OPEN],
        notified=registered.to_write_to().count(),
        to_telephone=registered.to_telephone(),
    )


def bars_withdrawal(rounds: Iterable[Round]) -> str:
    """Why a plan with these rounds is not withdrawn, and what to do instead; "" where nothing stands in the way."""
    held = [
        f"đợt {round.position} đã tổ chức {round.when}" for round in rounds if round.state == RoundState.HELD
    ]
    if not held:
        return ""
    return (
        f"Không hủy, thu hồi được kế hoạch này: {', '.join(held)}. Kế hoạch đã thực hiện một phần thì hủy từng đợt còn "
        "lại, hoặc ban hành bản sửa đổi."
    )
