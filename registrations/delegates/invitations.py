"""The delegates as invitees of the round's invitation: a letter for each of them, printed with all others."""

from datetime import date

from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.vietnamese import toned
from dialogue_portal.records.flow import StepRefused
from plans.models import PaperKind, Round, RoundPaper
from plans.roundpapers.invitees import MOST_LINES, Invited
from plans.roundpapers.services import as_invited, draft, invite
from plans.roundpapers.states import RoundPaperState
from registrations.delegates.board import HamletRow, board_of
from registrations.delegates.states import COMING
from registrations.models import Delegate


@transaction.atomic
def invite_delegates(round: Round, *, actor: User, today: date) -> tuple[RoundPaper, int]:
    """Đưa đại biểu vào giấy mời: the draft of the invitation, with a letter for each delegate; how many are new in it.

    The letter to a hamlet as a whole ("Thôn Đông (02 đại biểu)") stays for those who are not named yet, and goes with
    the last of them. Raises StepRefused, or PermissionDenied where the actor does not draft papers.
    """
    rows = board_of(round).hamlets
    if not any(row.coming for row in rows):
        raise StepRefused("Chưa có đại biểu nào được cử nên chưa có ai để ghi vào giấy mời.")
    issued = round.papers.filter(kind=PaperKind.INVITATION, state=RoundPaperState.ISSUED).last()
    replacing = issued if issued and issued.is_in_force else None
    paper = draft(round, kind=PaperKind.INVITATION, actor=actor, today=today, replacing=replacing)
    if paper.state != RoundPaperState.DRAFT:
        raise StepRefused("Giấy mời của đợt đang chờ ký. Xin rút lại rồi mới ghi thêm đại biểu.")
    before = [as_invited(row) for row in paper.invitees.all()]
    invited = _with_delegates(before, rows, _gone(round))
    if len(invited) > MOST_LINES:
        raise StepRefused(
            f"Giấy mời có {len(invited)} người, nhiều hơn {MOST_LINES}. Xin chia thành nhiều giấy mời."
        )
    new = len(set(map(_who, invited)) - set(map(_who, before)))
    if invited != before:
        invite(paper, actor=actor, today=today, invited=invited, version=paper.version)
    return paper, new


def _with_delegates(
    before: list[Invited], rows: list[HamletRow], gone: set[tuple[str, str]]
) -> list[Invited]:
    """The list with every delegate who comes, without those who do not any more."""
    by_hamlet = {toned(row.collector.name): row for row in rows}
    kept = []
    for one in before:
        row = by_hamlet.get(toned(one.hamlet))
        if one.name and _who(one) in gone:
            continue
        if row and row.coming and not (one.name or one.office or one.organisation):
            if row.missing:
                kept.append(Invited(hamlet=one.hamlet, people=row.missing, email=one.email))
            continue
        kept.append(one)
    known = set(map(_who, kept))
    delegates = [
        Invited(name=one.full_name, hamlet=row.collector.name[:100])
        for row in rows
        for quota in row.quotas
        for one in quota.coming
        if not one.anonymised_on
    ]
    return [*kept, *(one for one in delegates if _who(one) not in known)]


def _gone(round: Round) -> set[tuple[str, str]]:
    """Those who were delegates and do not come; somebody who was named again since then does."""
    rows = list(Delegate.objects.of_round(round))
    coming = {_key(one) for one in rows if one.state in COMING}
    return {_key(one) for one in rows} - coming


def _key(one: Delegate) -> tuple[str, str]:
    return toned(one.full_name), toned(one.quota.collector.name[:100])


def _who(one: Invited) -> tuple[str, str]:
    return toned(f"{one.name} {one.office}".strip()), toned(one.hamlet or one.organisation)
