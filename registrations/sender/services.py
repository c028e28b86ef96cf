"""What the sender of a form may change of it until the last day, and the office later: who they are, and all of it."""

from datetime import date

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.records.actors import CITIZEN, Actor
from dialogue_portal.records.flow import StepRefused, refuse_stale
from dialogue_portal.records.models import Record
from registrations.floods.models import HeldForm
from registrations.form.services import freed_fingerprint
from registrations.models import MailedLink, Registration
from registrations.seats.services import WITHDRAWN, follow_attendance, give_up
from registrations.sender.models import SenderChange, SenderFact, in_words
from registrations.sender.notices import FormDropped, FormWithdrawn, SenderCorrected
from registrations.states import CORRECT_SENDER, QUESTION_FLOW, WITH_THE_FORM, WITHDRAW_FORM
from registrations.supplements.services import AlreadySent, refuse_after_closing

MOST_CHANGES = 40  # facts that a citizen changes of one form


@transaction.atomic
def correct(
    registration: Registration,
    *,
    today: date,
    actor: Actor = CITIZEN,
    note: str = "",
    seen: int | None = None,
    **facts: str | bool,
) -> Registration:
    """Sửa thông tin người gửi: the `facts` (SenderFact) take the place of the earlier ones, which are kept.

    The telephone number opens the form together with its code, so only the office changes it, with a `note` on how the
    person was recognised. A citizen corrects until the last day; `seen` is how many changes the page knew of. Raises
    StepRefused, AlreadySent where nothing differs, PermissionDenied.
    """
    registration = _locked(registration)
    if registration.anonymised_on:
        raise StepRefused("Dữ liệu cá nhân của phiếu này đã xóa nên không sửa được.")
    if actor is CITIZEN:
        _refuse_withdrawn(registration)
        refuse_after_closing(registration.round, today, "sửa")
        if SenderFact.PHONE in facts:
            raise PermissionDenied("Chỉ Văn phòng đổi được số điện thoại để tra cứu.")
    known = registration.sender_changes.count()
    refuse_stale(seen, known)
    if actor is CITIZEN and known >= MOST_CHANGES:
        raise StepRefused("Phiếu này đã được sửa quá nhiều lần. Cần sửa nữa thì xin gọi hoặc đến Văn phòng.")
    changes = [
        SenderChange(
            registration=registration, fact=fact, before=before, after=after, by_office=actor is not CITIZEN
        )
        for fact, value in facts.items()
        if (before := in_words(getattr(registration, fact))) != (after := in_words(value))
    ]
    if not changes:
        raise AlreadySent("Ông/bà chưa sửa gì.")
    SenderChange.objects.bulk_create(changes)
    email = registration.email
    for change in changes:
        setattr(registration, change.fact, facts[change.fact])
    changed = [change.fact for change in changes]
    if SenderFact.ATTENDS in changed:
        changed += follow_attendance(registration, today=today)
    registration.save(update_fields=changed)
    labels = ", ".join(change.get_fact_display().lower() for change in changes)
    Record.objects.write(registration, CORRECT_SENDER, actor=actor, note=f"{note} Đã sửa: {labels}.".strip())
    _follow(registration, changes, email, labels, occasion=known + len(changes))
    return registration


def _follow(registration, changes, email, labels, occasion):
    changed = {change.fact for change in changes}
    if SenderFact.PHONE in changed:
        # A form that waited apart is found by the same number.
        HeldForm.objects.filter(registration=registration).update(phone=registration.phone)
    if changed & {SenderFact.PHONE, SenderFact.SECOND_PHONE}:
        registration.calls.call_again()
    if SenderFact.EMAIL in changed:
        # Whoever reads the other mailbox opens nothing any more.
        MailedLink.objects.end(registration)
    by_sender = not any(change.by_office for change in changes)
    for address in dict.fromkeys([*([email] if email else []), registration.email]):
        letter = SenderCorrected(
            registration, occasion=occasion, seen_on_screen=by_sender, to=address, changed=labels
        )
        letter.send()


@transaction.atomic
def withdraw(
    registration: Registration, *, today: date, actor: Actor = CITIZEN, note: str = ""
) -> Registration:
    """Rút cả phiếu: no question of it is owed any more, and nobody is expected; what was answered stays answered.

    The office withdraws it for its sender also after the last day, with a `note` on how they were recognised. It is
    undone by sending the form anew, also from the same page. Raises AlreadySent and StepRefused.
    """
    questions = registration.questions.open_to_citizen().order_by("pk")
    # Before the form itself: so do the steps with a single question.
    held = list(questions.select_for_update(of=("self",)).select_related("round__plan", "authority"))
    registration = _locked(registration)
    _refuse_withdrawn(registration)
    if registration.anonymised_on:
        raise StepRefused("Dữ liệu cá nhân của phiếu này đã xóa nên không rút được.")
    if actor is CITIZEN:
        refuse_after_closing(registration.round, today, "rút")
    for question in held:
        _withdraw_question(question, actor, today)
    registration.withdrawn_at = now()
    registration.fingerprint = freed_fingerprint(registration)
    freed = give_up(registration, today=today, why=WITHDRAWN)
    registration.save(update_fields=["withdrawn_at", "fingerprint", *freed])
    HeldForm.objects.filter(registration=registration).update(fingerprint=registration.fingerprint)
    Record.objects.write(registration, WITHDRAW_FORM, actor=actor, note=note)
    # Of a form without open questions the office learns that nobody comes.
    restricted = {bool(question.restricted) for question in held} or {False}
    FormDropped(registration, restricted=restricted, count=len(held), today=today).send()
    FormWithdrawn(registration, late=not registration.round.takes_registrations(today)).send()
    return registration


def _withdraw_question(question, actor, today):
    """Withdraws it, unless its answer was given meanwhile: that stays."""
    step = "withdraw" if actor is CITIZEN else "withdraw_for"
    try:
        QUESTION_FLOW.take(step, question, actor=actor, today=today, note=WITH_THE_FORM, whole=True)
    except StepRefused:
        return


def _locked(registration):
    rows = Registration.objects.select_for_update(of=("self",)).select_related("authority", "round__plan")
    return rows.get(pk=registration.pk)


def _refuse_withdrawn(registration):
    if registration.withdrawn_at:
        raise AlreadySent("Phiếu này đã rút rồi.")
