"""What a round's card shows of its papers: which are there, what is owed by when."""

from dataclasses import dataclass
from datetime import date

from dialogue_portal.workdays.calendar import Calendar
from plans.models import PaperKind, Round, RoundPaper
from plans.models.roundpaper import announced_by
from plans.roundpapers.states import RoundPaperState
from plans.states import PlanState, RoundState
from plans.terms import notice_term

OPEN = (RoundPaperState.DRAFT, RoundPaperState.SUBMITTED)


@dataclass(frozen=True)
class NoticeDuty:
    """The legal day of the notice, shaped like a Deadlined row."""

    due_on: date
    due_explained: dict
    met_on: date | None

    @property
    def late(self):
        return self.met_on is not None and self.met_on > self.due_on


@dataclass(frozen=True)
class Shelf:
    """The papers of one round, newest last; `duty` is None where no notice is owed."""

    round: Round
    notices: list[RoundPaper]
    invitations: list[RoundPaper]
    duty: NoticeDuty | None

    @property
    def notice(self) -> RoundPaper | None:
        """The issued notice that counts now."""
        issued = [paper for paper in self.notices if paper.is_issued]
        return issued[-1] if issued else None

    @property
    def is_outdated(self) -> bool:
        """The notice that counts says another time or place than the round."""
        return self.duty is not None and self.notice is not None and self.duty.met_on is None

    @property
    def open_notice(self) -> RoundPaper | None:
        return next((paper for paper in self.notices if paper.state in OPEN), None)

    @property
    def open_invitation(self) -> RoundPaper | None:
        return next((paper for paper in self.invitations if paper.state in OPEN), None)


def shelf_of(round: Round) -> Shelf:
    """From a round whose papers and plan were fetched with it: asks the database nothing more."""
    kept = [paper for paper in round.papers.all() if paper.state != RoundPaperState.DISCARDED]
    return Shelf(
        round,
        [paper for paper in kept if paper.kind == PaperKind.NOTICE],
        [paper for paper in kept if paper.kind == PaperKind.INVITATION],
        duty_of(round, kept),
    )


def duty_of(round: Round, papers: list[RoundPaper]) -> NoticeDuty | None:
    """The first notice that says what the round is now meets it."""
    if round.state != RoundState.FIXED or round.plan.state != PlanState.ISSUED:
        return None
    # Counted backward in calendar days: no day off matters.
    due = notice_term(round.plan).due(round.held_on, Calendar())
    now = announced_by(round)
    right = [paper for paper in papers if paper.is_issued and not paper.is_invitation and paper.announced == now]
    return NoticeDuty(due.on, due.as_json(), right[0].issued_on if right else None)
