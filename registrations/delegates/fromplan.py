"""What a plan says of the delegates of hamlets, as quotas; what it does not say stays open and is asked."""

from dialogue_portal.formats.vietnamese import toned
from plans.models import Round
from plans.outline.round_lines import participants_of_round
from plans.outline.text import read_outline
from plans.reading.quotas import quota_of_hamlets
from plans.roundpapers.invited_by_plan import invited_by
from plans.roundpapers.invitees import is_hamlet
from registrations.collecting.kinds import CollectorKind
from registrations.delegates.lines import QuotaLine
from registrations.models import Collector

# "Các thôn, tổ dân phố": the plan means all of them and names none.
ALL_OF_A_KIND = "các "


def proposed_lines(round: Round) -> str:
    """The quotas that the plan in force states for a round, and the hamlets that are known, as lines to be edited.

    A number that the plan does not state is left open.
    """
    named: dict[str, QuotaLine] = {}
    every: list[QuotaLine] = []
    for one in invited_by(round.plan.in_force, round.position).invited:
        if toned(one.hamlet).startswith(ALL_OF_A_KIND):
            kinds = one.hamlet[len(ALL_OF_A_KIND) :].split(", ")
            every += [QuotaLine(f"Mỗi {kind}", seats=one.people) for kind in kinds]
        elif one.hamlet and not one.name and is_hamlet(one.hamlet):
            named[toned(one.hamlet)] = QuotaLine(one.hamlet, seats=one.people)
    for collector in Collector.objects.filter(round=round, kind=CollectorKind.HAMLET):
        named.setdefault(toned(collector.name), QuotaLine(collector.name))
    return "\n".join(line.written for line in [*every, *named.values()])


def lines_of_plan(round: Round) -> list[str]:
    """The lines about who takes part that say how many people a hamlet sends, in the words of the plan in force."""
    lines = participants_of_round(read_outline(round.plan.in_force), round.position)
    return [line for line in lines if quota_of_hamlets(line)]
