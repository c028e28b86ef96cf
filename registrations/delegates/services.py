from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.vietnamese import search_toned
from dialogue_portal.records.actors import Actor
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.models import Round
from plans.rounds.states import RoundState
from registrations.collecting.lines import kind_of
from registrations.collecting.states import ADD
from registrations.delegates import rules
from registrations.delegates.lines import QuotaLine
from registrations.delegates.models import Delegate, Quota
from registrations.delegates.states import COMING, DELEGATE_FLOW, SET_QUOTAS
from registrations.models import Collector

CALL_OFFICE = "Cần thay đổi, xin gọi Văn phòng."


@transaction.atomic
def set_quotas(round: Round, *, actor: Actor, lines: list[QuotaLine], today: date) -> int:
    """Ghi chỉ tiêu đại biểu: `lines` are all quotas of the round from now on; returns how many people they ask for.

    A hamlet that is new becomes a collector. Raises StepRefused, with every reason at once, where a quota is smaller
    than the number of people who are named, or where a quota with people is left out.
    """
    _refuse_strangers(rules.may_arrange(actor, round.authority_id))
    _refuse(why_ended(round, today))
    # Locked in one order, so that nobody is named meanwhile.
    rows = Collector.objects.filter(round=round).order_by("pk").select_for_update(of=("self",), no_key=True)
    collectors = {one.search_toned: one for one in rows}
    quotas = {
        (one.collector_id, one.group_toned): one
        for one in Quota.objects.filter(collector__round=round)
        .select_related("collector")
        .prefetch_related("delegates")
    }
    refused = []
    for line in lines:
        new = Quota(group=line.group, seats=line.seats, authority=round.authority)
        new.collector = _collector(round, line.hamlet, collectors, actor)
        quota = quotas.pop((new.collector.pk, search_toned(line.group)), new)
        quota.group, quota.seats = line.group, line.seats
        if (coming := len(quota.coming) if quota.pk else 0) > (line.seats or 0):
            refused.append(f"{quota}: đã cử {coming} người, không ghi ít hơn được.")
        quota.save()
    for quota in quotas.values():
        if quota.delegates.all():
            refused.append(f"{quota}: đã có người được cử nên không bỏ được. Xin giữ dòng này.")
        else:
            quota.delete()
    if refused:
        raise StepRefused(" ".join(refused), "lines")
    asked = sum(line.seats or 0 for line in lines)
    Record.objects.write(round, SET_QUOTAS, actor=actor, note=f"{asked} đại biểu.")
    return asked


def _collector(round: Round, name: str, known: dict[str, Collector], actor: Actor) -> Collector:
    key = search_toned(name)
    if key not in known:
        known[key] = Collector.objects.create(
            authority=round.authority, round=round, name=name, kind=kind_of(name)
        )
        Record.objects.write(known[key], ADD, actor=actor, note=name)
    return known[key]


@transaction.atomic
def name(
    quota: Quota, *, actor: Actor, today: date, full_name: str, phone: str = "", address: str = ""
) -> Delegate:
    """Cử đại biểu: one person more for a quota, never more than it has places.

    Raises PermissionDenied, or StepRefused where the quota is full, the person is named already, or the last day has
    passed.
    """
    quota = _locked(quota)
    _refuse_strangers(rules.may_name(actor, quota))
    _refuse(why_closed(quota.collector, actor, today))
    _refuse_full(quota)
    return _stored(quota, actor, full_name, phone, address)


@DELEGATE_FLOW.step("stand_in")
def stand_in(
    delegate: Delegate,
    *,
    actor: Actor,
    today: date,
    full_name: str,
    phone: str = "",
    address: str = "",
    **_,
) -> None:
    """Thay người: another person takes the place; the first one stays in the list as replaced.

    Somebody who could not come may be named again. Raises StepRefused as `name` does.
    """
    quota = _locked(delegate.quota)
    _refuse(why_closed(quota.collector, actor, today))
    _refuse_full(quota, besides=delegate)
    _stored(quota, actor, full_name, phone, address, replaces=delegate)


@DELEGATE_FLOW.step("will_come")
def will_come(delegate: Delegate, *, actor: Actor, today: date, **_) -> None:
    """Báo sẽ dự."""
    _refuse(why_closed(delegate.quota.collector, actor, today))


@DELEGATE_FLOW.step("cannot_come")
def cannot_come(delegate: Delegate, *, actor: Actor, today: date, **_) -> None:
    """Không dự được: the place is free again; the reason is recorded."""
    _refuse(why_closed(delegate.quota.collector, actor, today))


def _locked(quota: Quota) -> Quota:
    """The quota as it is now; nobody else names people of its collector until the transaction ends.

    The collector is locked and not the quota alone, because one person must not be named for two of its groups.
    """
    Collector.objects.select_for_update(of=("self",), no_key=True).get(pk=quota.collector_id)
    # In a statement of its own after the lock: else it would not see what was stored meanwhile.
    return Quota.objects.select_related("authority", "collector__round__plan").get(pk=quota.pk)


def _stored(
    quota: Quota, actor: Actor, full_name: str, phone: str, address: str, *, replaces: Delegate | None = None
) -> Delegate:
    new = Delegate(
        authority=quota.authority,
        quota=quota,
        full_name=full_name,
        phone=phone,
        address=address,
        replaces=replaces,
        named_by=actor if isinstance(actor, User) else None,
    )
    _refuse_named_twice(new)
    new.save()
    DELEGATE_FLOW.record_birth("name_delegate", new, actor=actor)
    return new


def _refuse_named_twice(new: Delegate) -> None:
    """One name twice in a hamlet may be two people: then a telephone number or an address tells them apart."""
    folded = search_toned(new.full_name)
    same = Delegate.objects.coming().filter(
        quota__collector=new.quota.collector_id, search_toned=folded, anonymised_on=None
    )
    for other in same.select_related("quota__collector"):
        if (other.phone, other.address) == (new.phone, new.address) or (
            new.phone and other.phone == new.phone
        ):
            raise StepRefused(
                f"{other.full_name} đã được cử ({other.quota.group_name.lower()}). Nếu là người khác cùng tên, xin "
                "ghi thêm điện thoại hoặc địa chỉ.",
                "full_name",
            )


def _refuse_full(quota: Quota, *, besides: Delegate | None = None) -> None:
    if quota.seats is None:
        raise StepRefused(f"{quota}: Văn phòng chưa ghi số đại biểu nên chưa cử được.", "group")
    coming = quota.delegates.filter(state__in=COMING).exclude(pk=besides.pk if besides else None).count()
    if coming >= quota.seats:
        raise StepRefused(
            f"{quota}: đã cử đủ {coming}/{quota.seats} người. Muốn đổi, xin bấm «Thay người» cạnh tên người cũ.",
            "group",
        )


def why_closed(collector: Collector, actor: Actor, today: date) -> str:
    """Why nobody is named for a collector on the local date `today`; "" while the actor may name people.

    The head names people until the last day of the collector, the office until the conference.
    """
    if reason := why_ended(collector.round, today):
        return reason
    if not isinstance(actor, User) and collector.last_day and today > collector.last_day:
        return f"Đã hết hạn cử đại biểu (ngày {collector.last_day:%d/%m/%Y}). {CALL_OFFICE}"
    return ""


def why_ended(round: Round, today: date) -> str:
    """Why nobody is named for the round on the local date `today`, by whomever; "" while people are."""
    if round.is_called_off:
        return f"{round.why_called_off}: không cử đại biểu nữa."
    if round.state == RoundState.HELD or (round.held_on and round.held_on < today):
        return "Hội nghị của đợt này đã họp nên không cử đại biểu nữa."
    return ""


def _refuse(reason: str) -> None:
    if reason:
        raise StepRefused(reason)


def _refuse_strangers(is_allowed: bool) -> None:
    if not is_allowed:
        raise PermissionDenied("Chỉ Văn phòng và người phụ trách của thôn, tổ được cử đại biểu.")
