"""What the list of spots shows on a page."""

from dataclasses import dataclass

from plans.checks.list_of_spots import spots_of
from plans.checks.spots import Spot
from plans.models import MendedLine, Plan
from plans.states import PlanState

MENDED_SHOWN = 5


@dataclass(frozen=True)
class ShownSpots:
    """The spots to be looked at, those that usually stay, and the latest mends that can be undone."""

    plan: Plan
    open: list[Spot]
    kept: list[Spot]
    mended: list[MendedLine]
    may_mend: bool
    page: str  # "editor", "plan" or "review"

    @property
    def title(self) -> str:
        """The heading of the list, with how many spots wait."""
        return f"Chỗ cần xem lại ({len(self.open)})" if self.open else "Chỗ cần xem lại"

    @property
    def tone(self) -> str:
        """Warm while there is something to do."""
        return "warm" if self.open else "plain"

    def __bool__(self) -> bool:
        return bool(self.open or self.kept or self.mended)


def shown_spots(plan: Plan, page: str, may_mend: bool) -> ShownSpots:
    """The list for a page; `may_mend` tells whether the reader belongs to the office."""
    spots = spots_of(plan)
    may_mend = may_mend and plan.state == PlanState.DRAFT
    return ShownSpots(
        plan,
        [spot for spot in spots if not spot.is_kept],
        [spot for spot in spots if spot.is_kept],
        list(plan.mended_lines.all()[:MENDED_SHOWN]) if may_mend else [],
        may_mend,
        page,
    )
