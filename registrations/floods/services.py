"""Forms of a flood: kept apart as they were sent, released or discarded by the office in one press."""

from datetime import timedelta
from typing import Any

from django.db import transaction
from django.utils.timezone import get_current_timezone, now

from dialogue_portal.accounts.models import User
from dialogue_portal.formats.codes import new_code
from dialogue_portal.records.actors import CITIZEN
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans.models import Round
from registrations.attachments.services import attach, attach_held, hold
from registrations.floods.models import Flood, HeldForm
from registrations.form.changedround import tell_late
from registrations.form.services import CODE_LENGTH, begin, freed_fingerprint, store
from registrations.models import Registration
from registrations.states import WITHDRAW_FORM
from registrations.supplements.services import AlreadySent

RELEASE = Event("release_flood", "Đưa vào xử lý")
DISCARD = Event("discard_flood", "Bỏ qua")
RESTORE = Event("restore_flood", "Khôi phục")
# A later form from the same place within this time belongs to the same flood.
ONE_FLOOD = timedelta(hours=3)


def is_trusted(origin: str) -> bool:
    """Whether the office has released forms of this place and day already: people of a hall, not a script."""
    return Flood.objects.filter(origin=origin, released_at__isnull=False).exists()


@transaction.atomic
def set_apart(round: Round, *, origin: str, files: bool = False, **sent: Any) -> HeldForm | Registration:
    """Giữ riêng: stores a form without deadlines and letters; the same form again gives the one that is stored.

    `files` and `sent` are the arguments of `register`. Raises RegistrationClosed as `register` does.
    """
    round, fingerprint, known = begin(round, **sent)
    if known:
        if files:
            attach(known, sent["form_key"])
        return known
    held = HeldForm.objects.filter(fingerprint=fingerprint).first() or _new_held(
        round, origin, fingerprint, sent
    )
    if files:
        hold(held, sent["form_key"])
    return held


def _new_held(round, origin, fingerprint, sent) -> HeldForm:
    undecided = Flood.objects.undecided().filter(authority=round.authority, origin=origin)
    flood = undecided.filter(began_at__gte=now() - ONE_FLOOD).first()
    typed = {name: value for name, value in sent.items() if name not in {"form_key", "seen", "today"}}
    return HeldForm.objects.create(
        authority=round.authority,
        flood=flood or Flood.objects.create(authority=round.authority, origin=origin),
        round=round,
        code=new_code(CODE_LENGTH),
        fingerprint=fingerprint,
        phone=sent["phone"],
        typed=typed,
    )


@transaction.atomic
def release(flood: Flood, *, actor: User) -> int:
    """Đưa vào xử lý: each form becomes a registration as of the day it came; returns their number.

    What its sender has withdrawn stays withdrawn.
    """
    flood = _locked(flood, released_at=None)
    rounds = Round.objects.for_page().select_for_update(of=("self",), no_key=True)
    known = {round.pk: round for round in rounds.filter(pk__in=flood.forms.values("round"))}
    left = flood.forms.of_somebody().not_withdrawn().filter(registration=None)
    held_forms = list(left.select_for_update(of=("self",), no_key=True))
    for held in held_forms:
        arrived_on = held.received_at.astimezone(get_current_timezone()).date()
        held.registration = store(
            known[held.round_id],
            code=held.code,
            fingerprint=held.fingerprint,
            today=arrived_on,
            **held.typed,
        )
        held.save(update_fields=["registration"])
        Registration.objects.filter(pk=held.registration.pk).update(received_at=held.received_at)
        tell_late(held.registration, known[held.round_id], since=held.received_at)
    attach_held(held_forms)
    _decide(flood, RELEASE, actor, released_at=now(), discarded_at=None)
    return len(held_forms)


@transaction.atomic
def discard(flood: Flood, *, actor: User) -> None:
    """Bỏ qua: nothing is answered; the forms stay stored, and the office may take the decision back."""
    flood = _locked(flood, released_at=None, discarded_at=None)
    _decide(flood, DISCARD, actor, discarded_at=now())


@transaction.atomic
def restore(flood: Flood, *, actor: User) -> None:
    """Khôi phục: the forms wait for the office again."""
    flood = _locked(flood, discarded_at__isnull=False)
    _decide(flood, RESTORE, actor, discarded_at=None)


@transaction.atomic
def withdraw(held: HeldForm) -> None:
    """Rút phiếu chờ kiểm tra: its sender withdraws it, so that it never becomes a registration.

    The same words from the same page are a new form then. Raises AlreadySent, StepRefused once it is a registration.
    """
    held = HeldForm.objects.select_for_update(of=("self",)).get(pk=held.pk)
    if held.registration_id:
        raise StepRefused("Văn phòng vừa đưa phiếu này vào xử lý. Ông/bà vẫn rút được ở trang của phiếu.")
    if held.withdrawn_at:
        raise AlreadySent("Phiếu này đã rút rồi.")
    held.withdrawn_at, held.fingerprint = now(), freed_fingerprint(held)
    held.save(update_fields=["withdrawn_at", "fingerprint"])
    Record.objects.write(held, WITHDRAW_FORM, actor=CITIZEN)


def _locked(flood, **expected):
    """The flood, locked; raises StepRefused where somebody decided otherwise meanwhile."""
    found = Flood.objects.select_for_update(of=("self",)).filter(pk=flood.pk, **expected).first()
    if found is None:
        raise StepRefused("Người khác vừa quyết định nhóm phiếu này. Xin xem lại danh sách.")
    return found


def _decide(flood, event, actor, **times):
    for name, value in {**times, "decided_by": actor}.items():
        setattr(flood, name, value)
    flood.save()
    Record.objects.write(flood, event, actor=actor)
