"""The office keeps the list of collectors of a round, and gives, sends and withdraws their links."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.vietnamese import search_toned
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.models import Round
from plans.states import PlanState
from registrations.collecting.kinds import usually_owed
from registrations.collecting.lines import Listed
from registrations.collecting.links import link_of, new_seed
from registrations.collecting.models import Collector
from registrations.collecting.notices import LinkGiven
from registrations.collecting.states import ADD, CHANGE, GIVE_LINK, REMOVE, SEND_LINK, WITHDRAW_LINK

MOST_OF_A_ROUND = 300
# The facts that the office writes down, as the records name them.
LABELS = {
    "kind": "loại",
    "name": "tên",
    "head": "người phụ trách",
    "phone": "điện thoại",
    "email": "thư điện tử",
    "owes": "số ý kiến phải nộp",
    "own_last_day": "hạn riêng",
}
FACTS = tuple(LABELS)


@transaction.atomic
def add(round: Round, *, actor: User, name: str, **facts: Any) -> Collector:
    """Thêm đầu mối: with a link as soon as its head has a telephone number; raises StepRefused."""
    round = _locked_round(round)
    if round.collectors.count() >= MOST_OF_A_ROUND:
        raise StepRefused(f"Một đợt có nhiều nhất {MOST_OF_A_ROUND} đầu mối.")
    _refuse_same_name(round, name)
    collector = Collector(round=round, authority=round.authority, name=name, **facts)
    collector.link_seed = new_seed() if collector.phone else ""
    collector.save()
    Record.objects.write(collector, ADD, actor=actor, note=collector.name)
    return collector


@transaction.atomic
def add_many(round: Round, listed: Iterable[Listed], *, actor: User) -> tuple[int, int]:
    """Adds those that the round has not yet, and fills in what the lines say of the others; all of them or none.

    Returns how many were added and how many changed.
    """
    round = _locked_round(round)
    known = {one.search_toned: one for one in round.collectors.all()}
    added = changed = 0
    for one in listed:
        facts = {"head": one.head, "phone": one.phone, "email": one.email, "owes": one.owes}
        said = {name: value for name, value in facts.items() if value not in ("", None)}
        if collector := known.get(search_toned(one.name)):
            changed += change(collector, actor=actor, **said)
        else:
            owes = usually_owed(one.kind) if one.owes is None else one.owes
            add(round, actor=actor, name=one.name, kind=one.kind, **said | {"owes": owes})
            added += 1
    return added, changed


@transaction.atomic
def change(collector: Collector, *, actor: User, **facts: Any) -> bool:
    """Sửa đầu mối: stores the FACTS that differ; False where none does.

    Another telephone number ends open pages; the first one brings a link, none takes it away. Raises StepRefused.
    """
    round = _locked_round(collector.round)
    row = _locked(collector)
    changed = [name for name in FACTS if name in facts and getattr(row, name) != facts[name]]
    if not changed:
        return False
    if "name" in changed:
        _refuse_same_name(round, facts["name"], but=row)
    had_phone = bool(row.phone)
    for name in changed:
        setattr(row, name, facts[name])
    if not row.phone:
        row.link_seed = ""
    elif not had_phone:
        row.link_seed = new_seed()
    row.save()
    labels = ", ".join(LABELS[name] for name in changed)
    Record.objects.write(row, CHANGE, actor=actor, note=f"Đã sửa: {labels}.")
    return True


@transaction.atomic
def remove(collector: Collector, *, actor: User) -> None:
    """Bỏ đầu mối that nothing came through yet; raises StepRefused for any other."""
    row = _locked(collector)
    Record.objects.write(row, REMOVE, actor=actor, note=row.name)
    try:
        row.delete()
    except ProtectedError as error:
        raise StepRefused(
            f"{row.name} đã nộp phiếu hoặc đã cử đại biểu nên không bỏ được. Thu hồi liên kết thì không nộp thêm được."
        ) from error


@transaction.atomic
def replace_link(collector: Collector, *, actor: User) -> Collector:
    """Cấp liên kết: a new one; the one before and every page it opened stop working. Raises StepRefused."""
    row = _locked(collector)
    if not row.phone:
        raise StepRefused("Xin ghi số điện thoại của người phụ trách trước: liên kết chỉ mở cùng số này.")
    row.link_seed, row.link_sent_on = new_seed(), None
    row.save(update_fields=["link_seed", "link_sent_on"])
    Record.objects.write(row, GIVE_LINK, actor=actor)
    return row


@transaction.atomic
def withdraw_link(collector: Collector, *, actor: User) -> Collector:
    """Thu hồi liên kết: it stops working at once; what was handed in stays."""
    row = _locked(collector)
    if row.link_seed:
        row.link_seed, row.link_sent_on = "", None
        row.save(update_fields=["link_seed", "link_sent_on"])
        Record.objects.write(row, WITHDRAW_LINK, actor=actor)
    return row


@transaction.atomic
def send_links(collectors: Sequence[Collector], *, actor: User, today: date) -> int:
    """Gửi liên kết qua thư to those that have a link and an e-mail address; returns how many."""
    sent = 0
    for collector in sorted(collectors, key=lambda one: one.pk):
        row = _locked(collector)
        if row.link_seed and row.email:
            record = Record.objects.write(row, SEND_LINK, actor=actor)
            LinkGiven(row, occasion=record.pk, link=link_of(row), collector=row).send()
            row.link_sent_on = today
            row.save(update_fields=["link_sent_on"])
            sent += 1
    return sent


def why_none(round: Round) -> str:
    """Why the office keeps no collectors for the round; "" while it does."""
    if round.is_called_off:
        return f"{round.why_called_off}: không lập đầu mối nữa."
    if round.plan.state != PlanState.ISSUED:
        return "Kế hoạch của đợt này chưa ban hành nên chưa lập đầu mối."
    return ""


def _locked_round(round: Round) -> Round:
    """The round, locked, so that no name is added twice; raises StepRefused where nothing is collected for it."""
    rows = Round.objects.for_page().select_for_update(of=("self",), no_key=True)
    row: Round = rows.get(pk=round.pk)
    if reason := why_none(row):
        raise StepRefused(reason)
    return row


def _locked(collector: Collector) -> Collector:
    row: Collector | None = (
        Collector.objects.for_page().select_for_update(of=("self",)).filter(pk=collector.pk).first()
    )
    if row is None:
        raise StepRefused("Người khác vừa bỏ đầu mối này.")
    if row.anonymised_on:
        raise StepRefused("Đợt này đã qua, dữ liệu người phụ trách đã xóa nên không sửa được.")
    return row


def _refuse_same_name(round: Round, name: str, but: Collector | None = None) -> None:
    same = round.collectors.filter(search_toned=search_toned(name))
    if (same.exclude(pk=but.pk) if but else same).exists():
        raise StepRefused(
            f"Đợt này đã có đầu mối «{name}». Xin ghi thêm để phân biệt, hoặc sửa dòng đã có.", "name"
        )
