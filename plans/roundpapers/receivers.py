"""What the papers of a round do when the round is called off."""

from datetime import date

from django.dispatch import receiver

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import Step, step_taken
from plans.models import Round
from plans.roundpapers.services import drop, withdraw
from plans.roundpapers.states import OPEN
from plans.rounds.states import CALLS_OFF


@receiver(step_taken, sender=Round)
def take_papers_along(
    sender: type[Round], obj: Round, step: Step, actor: User, today: date, note: str, **_
) -> None:
    """The papers of a round that is called off are withdrawn, and what is not issued yet is dropped."""
    if step not in CALLS_OFF:
        return
    for paper in obj.papers.order_by("pk"):
        if paper.is_in_force:
            withdraw(paper, actor=actor, today=today, note=note)
        elif paper.state in OPEN:
            drop(paper, actor=actor, today=today, note=note)
