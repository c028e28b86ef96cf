"""The notice of time and place that a round owes the public (NOTICE)."""

from datetime import date

from dialogue_portal.workdays.services import schedule_of
from plans.models import PaperKind, Round
from plans.roundpapers.models import announced_by
from plans.roundpapers.states import RoundPaperState
from plans.terms.in_force import notice_term


def owe_notice(round: Round, *, today: date) -> None:
    """Starts the clock on the day the date may be known; a notice that says this time and place already meets it.

    The round is not saved.
    """
    schedule = schedule_of(round.authority)
    round.reopen()
    round.start_deadline(notice_term(round.plan).due(round.held_on, schedule.calendar), schedule, begun=today)
    now = announced_by(round)
    issued = round.papers.filter(kind=PaperKind.NOTICE, state=RoundPaperState.ISSUED).order_by("pk")
    if right := [paper for paper in issued if paper.announced == now]:
        round.meet(right[0].issued_on)


def owe_no_notice(round: Round) -> None:
    """The round is held or called off: a notice that was not published is not owed any more."""
    if round.is_open:
        round.drop_deadline()
