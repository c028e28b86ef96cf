"""What a round's card shows of its papers: which there are, and by when the notice is owed."""

from dataclasses import dataclass

from plans.models import PaperKind, Round, RoundPaper
from plans.roundpapers.states import OPEN, RoundPaperState
from plans.rounds.states import RoundState


@dataclass(frozen=True)
class PapersOfRound:
    """The papers of one round, newest last."""

    round: Round
    notices: list[RoundPaper]
    invitations: list[RoundPaper]

    @property
    def notice_deadline(self) -> Round | None:
        """The round as a row with a deadline; None where no notice is owed."""
        return self.round if self.round.state == RoundState.FIXED and self.round.due_on else None

    @property
    def notice(self) -> RoundPaper | None:
        """The issued notice that counts now."""
        issued = [paper for paper in self.notices if paper.is_issued]
        return issued[-1] if issued else None

    @property
    def is_outdated(self) -> bool:
        """Whether the notice that counts announces another time or place than the round has."""
        return (
            self.notice_deadline is not None
            and self.notice is not None
            and self.notice_deadline.met_on is None
        )

    @property
    def open_notice(self) -> RoundPaper | None:
        """The notice that is drafted or waits for its signature."""
        return next((paper for paper in self.notices if paper.state in OPEN), None)

    @property
    def open_invitation(self) -> RoundPaper | None:
        """The invitation that is drafted or waits for its signature."""
        return next((paper for paper in self.invitations if paper.state in OPEN), None)


def papers_of_round(round: Round) -> PapersOfRound:
    """The papers of a round, without discarded ones; no query where the papers were fetched with the round."""
    kept = [paper for paper in round.papers.all() if paper.state != RoundPaperState.DISCARDED]
    return PapersOfRound(
        round,
        [paper for paper in kept if paper.kind == PaperKind.NOTICE],
        [paper for paper in kept if paper.kind == PaperKind.INVITATION],
    )
