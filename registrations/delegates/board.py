"""The delegates of a round at one glance: each hamlet with its groups and gaps, the totals, whom invitations name."""

from dataclasses import dataclass
from itertools import groupby

from dialogue_portal.formats.vietnamese import toned
from plans.models import Invitee, PaperKind, Round, RoundPaper
from plans.roundpapers.states import RoundPaperState
from registrations.delegates.models import Quota
from registrations.delegates.states import COMING, DelegateState
from registrations.models import Collector, Delegate


@dataclass(frozen=True)
class GroupTotal:
    """A group over all hamlets; `key` is its name in one spelling."""

    key: str
    name: str
    seats: int
    coming: int

    @property
    def missing(self) -> int:
        """How many people are still to be named."""
        return max(0, self.seats - self.coming)


@dataclass(frozen=True)
class HamletRow:
    """A hamlet or another collector with its quotas."""

    collector: Collector
    quotas: list[Quota]

    def by_group(self, groups: "list[GroupTotal]") -> list[tuple[str, Quota | None]]:
        """Each group of the board with the quota that the collector has of it."""
        own = {quota.group_toned: quota for quota in self.quotas}
        return [(group.name, own.get(group.key)) for group in groups]

    @property
    def seats(self) -> int:
        """How many people it sends."""
        return sum(quota.seats or 0 for quota in self.quotas)

    @property
    def coming(self) -> int:
        """How many of them are named."""
        return sum(len(quota.coming) for quota in self.quotas)

    @property
    def missing(self) -> int:
        """How many are still to be named, group by group."""
        return sum(quota.missing for quota in self.quotas)


@dataclass(frozen=True)
class Board:
    """All quotas of a round."""

    hamlets: list[HamletRow]

    @property
    def groups(self) -> list[GroupTotal]:
        """Each group with its totals, in the order of its name."""
        every = sorted(
            (quota for row in self.hamlets for quota in row.quotas), key=lambda one: bytes(one.group_key)
        )
        return [
            GroupTotal(
                key,
                quotas[0].group_name,
                sum(one.seats or 0 for one in quotas),
                sum(len(one.coming) for one in quotas),
            )
            for key, found in groupby(every, key=lambda one: one.group_toned)
            for quotas in [list(found)]
        ]

    @property
    def table(self) -> list[tuple[HamletRow, list[tuple[str, Quota | None]]]]:
        """Each hamlet with one cell for each group."""
        groups = self.groups
        return [(row, row.by_group(groups)) for row in self.hamlets]

    @property
    def seats(self) -> int:
        """How many people are asked for."""
        return sum(row.seats for row in self.hamlets)

    @property
    def coming(self) -> int:
        """How many are named."""
        return sum(row.coming for row in self.hamlets)

    @property
    def missing(self) -> int:
        """How many are still to be named."""
        return sum(row.missing for row in self.hamlets)

    @property
    def unsaid(self) -> int:
        """How many quotas have no number yet."""
        return sum(quota.seats is None for row in self.hamlets for quota in row.quotas)


def board_of(round: Round) -> Board:
    """The board of a round."""
    rows = groupby(Quota.objects.of_round(round), key=lambda one: one.collector)
    return Board([HamletRow(collector, list(quotas)) for collector, quotas in rows])


def printed_letters(round: Round) -> set[tuple[str, str]]:
    """Whom the issued invitation of the round names: (name, hamlet), each in one spelling."""
    papers = RoundPaper.objects.filter(
        round=round, kind=PaperKind.INVITATION, state=RoundPaperState.ISSUED
    ).select_related("document")
    named = Invitee.objects.filter(paper__in=[one for one in papers if one.is_in_force]).exclude(name="")
    return {(toned(name), toned(hamlet)) for name, hamlet in named.values_list("name", "hamlet")}


def is_printed(delegate: Delegate, printed: set[tuple[str, str]]) -> bool:
    """Whether an invitation in force is addressed to the delegate."""
    return (toned(delegate.full_name), toned(delegate.quota.collector.name)) in printed


def changes_after_print(round: Round) -> list[str]:
    """What the printed invitations no longer say right, as sentences; none before the invitation is issued."""
    printed = printed_letters(round)
    if not printed:
        return []
    said = []
    for one in Delegate.objects.of_round(round).filter(anonymised_on=None):
        if one.state in COMING and not is_printed(one, printed):
            said.append(f"{one.full_name} ({one.quota.collector.name}): chưa có giấy mời mang tên.")
        elif one.state not in COMING and is_printed(one, printed):
            became = "đã thay người" if one.state == DelegateState.REPLACED else "không dự được"
            said.append(
                f"{one.full_name} ({one.quota.collector.name}): {became}, giấy mời đã in vẫn mang tên."
            )
    return said
