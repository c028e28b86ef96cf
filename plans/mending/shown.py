"""What the list of spots shows on a page."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.urls import reverse

from plans.checks.contradictions import BEFORE_ISSUE, Contradiction, contradictions, disputed_terms
from plans.checks.list_of_spots import spots_of, spots_of_paper
from plans.checks.spots import SUBJECT, Spot
from plans.editor.lines import Line, row_id_of, text_of
from plans.models import Item, MendedLine, Plan, RoundPaper, Section
from plans.outline.printed import added_sentences
from plans.roundpapers.states import OPEN, RoundPaperState
from plans.states import PlanState

MENDED_SHOWN = 5
MENDED_READ = 30  # of which those that were undone are left out
SPOTS_SHOWN = 4
LATEST = "mended_paper"  # where the session keeps the latest mend of a round's paper


@dataclass(frozen=True)
class ShownMend:
    """A mend that can be undone: the words before and after, the address that undoes it, and what is sent there."""

    before: str
    after: str
    undo_url: str
    sent: dict[str, str]


@dataclass(frozen=True)
class ShownSpots:
    """The spots to be looked at, those that usually stay, and the latest mends that can be undone."""

    open: list[Spot]
    kept: list[Spot]
    mended: list[ShownMend]
    page: str  # "editor", "plan", "review" or "paper"
    mend_url: str  # "" for readers who do not mend
    take_url: str  # where the portal takes over what a line says
    lines_url: str  # of the page on which the lines stand; "" for the same page, "-" where none shows them
    differs: Sequence[Contradiction] = ()  # also where no line is its place
    added: Sequence[str] = ()  # sentences that are printed besides the text

    @property
    def barring(self) -> list[Contradiction]:
        """What has to be mended before the plan is submitted and signed."""
        return [one for one in self.differs if one.bars]

    @property
    def placed(self) -> set[str]:
        """The names of the contradictions that the list tells of at their places."""
        return {name for spot in self.open for name in spot.about}

    @property
    def points(self) -> int:
        """How many points stay open: the spots, and what bars the plan besides them."""
        return len(self.open) + sum(one.about not in self.placed for one in self.barring)

    @property
    def first(self) -> list[Spot]:
        """The spots that a long page shows at once."""
        return self.open[:SPOTS_SHOWN] if self.page == "plan" else self.open

    @property
    def more(self) -> list[Spot]:
        """The other ones, which are folded there."""
        return self.open[SPOTS_SHOWN:] if self.page == "plan" else []

    @property
    def bars(self) -> bool:
        """Whether one of the spots has to be mended first."""
        return any(spot.bars for spot in self.open)

    @property
    def title(self) -> str:
        """The heading of the list, with how many spots wait."""
        return f"Chỗ cần xem lại ({len(self.open)})" if self.open else "Chỗ cần xem lại"

    @property
    def tone(self) -> str:
        """Warm while there is something to do."""
        return "warm" if self.open else "plain"

    @property
    def leads_to_lines(self) -> bool:
        """Whether each spot has a link to its line."""
        return self.lines_url != "-"

    def __bool__(self) -> bool:
        return bool(self.open or self.kept or self.mended or self.barring)


def shown_spots(plan: Plan, page: str, may_mend: bool, today: date) -> ShownSpots:
    """The list for a page of a plan; `may_mend` tells whether the reader belongs to the office."""
    spots, key = spots_of(plan, today), [plan.authority.slug, plan.pk]
    may_mend = may_mend and plan.state == PlanState.DRAFT
    mended = _latest_mends(plan) if may_mend else []
    elsewhere = reverse("plans:editor", args=key) if may_mend else "-"
    differs = contradictions(plan) if plan.state in BEFORE_ISSUE else []
    if may_mend:
        spots = [_with_link(spot, differs) for spot in spots]
    disputed = {one.about: one.says for one in disputed_terms(plan)}
    spots = [
        replace(spot, says=disputed[spot.about[0]]) if spot.about[:1] and spot.about[0] in disputed else spot
        for spot in spots
    ]
    return ShownSpots(
        open=[spot for spot in spots if not spot.is_kept],
        kept=[spot for spot in spots if spot.is_kept],
        mended=[
            ShownMend(
                one.before,
                one.after,
                reverse("plans:undo_mend", args=[*key, one.pk]),
                # The page without the script needs `page` alone.
                {"page": page, "row": one.row, "before": one.after, "after": one.before, "undoes": "1"},
            )
            for one in mended
        ],
        page=page,
        mend_url=reverse("plans:mend", args=key) if may_mend else "",
        take_url=reverse("plans:take_over", args=key) if may_mend else "",
        lines_url=elsewhere if page == "plan" else "",
        differs=differs,
        added=added_sentences(plan) if plan.state in BEFORE_ISSUE else (),
    )


def _latest_mends(plan: Plan) -> list[MendedLine]:
    """The latest mends whose words still stand in the plan; any other one was undone or written over."""
    mended = list(plan.mended_lines.all()[:MENDED_READ])
    if not mended:
        return []
    sections = Section.objects.filter(plan=plan, pk__in=_keys(mended, "s"))
    items = Item.objects.filter(section__plan=plan, pk__in=_keys(mended, "i"))
    lines: list[Line] = [*sections, *items]
    now = {row_id_of(line): text_of(line) for line in lines} | {SUBJECT: plan.subject}
    return [one for one in mended if now.get(one.row) == one.after][:MENDED_SHOWN]


def _keys(mended: list[MendedLine], kind: str) -> list[str]:
    return [one.row[1:] for one in mended if one.row[:1] == kind and one.row != SUBJECT]


def _with_link(spot: Spot, differs: list[Contradiction]) -> Spot:
    """The spot with the way to the step that sets or moves the day of the round it differs from."""
    found = [one for one in differs if one.about in spot.about]
    if not len(found) == len(spot.about) == 1:
        return spot
    [one] = found
    return replace(spot, link=one.link_for(spot.written) if spot.written else one.link)


def shown_spots_of_paper(
    paper: RoundPaper, may_mend: bool, latest: dict[str, str] | None, today: date
) -> ShownSpots | None:
    """The list for a paper of a round that is not issued yet; None for others.

    `latest` is the latest mend of the reader, as the page of mends keeps it (LATEST).
    """
    if paper.state not in OPEN:
        return None
    spots, key = spots_of_paper(paper, today), [paper.authority.slug, paper.pk]
    may_mend = may_mend and paper.state == RoundPaperState.DRAFT
    mend_url = reverse("plans:mend_paper", args=key) if may_mend else ""
    mended = []
    if latest and may_mend and latest["paper"] == str(paper.pk):
        before, after = latest["before"], latest["after"]
        back = {"row": latest["row"], "before": after, "after": before}
        mended = [ShownMend(before, after, mend_url, back)]
    return ShownSpots(
        open=[spot for spot in spots if not spot.is_kept],
        kept=[spot for spot in spots if spot.is_kept],
        mended=mended,
        page="paper",
        mend_url=mend_url,
        take_url="",
        lines_url=paper.step_url("edit") if may_mend else "-",
    )
