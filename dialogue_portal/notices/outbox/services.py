"""What the office does with the outbox: it sends letters again, and sends a trial letter."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority, Membership, User
from dialogue_portal.formats.addresses import as_stored
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.notices.outbox.notices import TrialLetter
from dialogue_portal.notices.queue import deliver_soon
from dialogue_portal.records.events import Event
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record

CORRECT = Event("correct", "Sửa địa chỉ người nhận")
RESEND = Event("resend", "Gửi lại thư")
BETWEEN_TRIALS = timedelta(minutes=1)


@transaction.atomic
def resend(mail: OutgoingMail, *, actor: User, to: str = "") -> int:
    """Gửi lại một thư không gửi được hay bị từ chối; `to` is the right address when its own address is wrong.

    Sending to a bounced address again means that it is right: it is cleared, and all letters to it are sent. Returns
    the number of letters that will be sent; 0 when this one was sent or waits already, so that it is sent once however
    often the button is pressed. Raises PermissionDenied for whoever may not see the outbox.
    """
    _ask_for_right(actor, mail.authority)
    # Locked in a statement of its own: one that has waited for a lock still sees the bounced addresses of before.
    OutgoingMail.objects.select_for_update().get(pk=mail.pk)
    undelivered = OutgoingMail.objects.undelivered().filter(pk=mail.pk).first()
    if undelivered is None:
        return 0
    if to and to != undelivered.to:
        undelivered.to = to
        undelivered.save(update_fields=["to"])
        Record.objects.write(undelivered, CORRECT, actor=actor)
    return _send_again({undelivered.pk, *_clear(undelivered.to)}, actor)


@transaction.atomic
def release(bounced: BouncedAddress, *, authority: Authority, actor: User) -> int:
    """Địa chỉ đã đúng, gửi lại: clears a bounced address and sends all letters to it; returns their number.

    Raises PermissionDenied for whoever may not see the outbox of the authority.
    """
    _ask_for_right(actor, authority)
    return _send_again(_clear(bounced.address), actor)


def _ask_for_right(actor, authority):
    if not actor.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem và gửi lại thư đi.")


def _clear(address: str) -> set[int]:
    """Clears an address; the keys of the letters that were not sent because it was bounced, if it was."""
    if not BouncedAddress.objects.clear(address):
        return set()
    return set(OutgoingMail.objects.unsent_to(address.lower()).values_list("pk", flat=True))


def _send_again(keys: set[int], actor: User) -> int:
    letters = OutgoingMail.objects.filter(pk__in=keys)
    for mail in letters.order_by("pk"):
        Record.objects.write(mail, RESEND, actor=actor)
    transaction.on_commit(deliver_soon)
    letters.reset_attempts()
    return len(keys)


@transaction.atomic
def send_trial(authority: Authority, *, actor: User) -> None:
    """Gửi thư thử cho tôi: writes a letter to the actor's own address, at most one a minute.

    Raises StepRefused with a sentence for the actor, PermissionDenied for whoever may not see the outbox.
    """
    if not actor.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được gửi thư thử.")
    # Locked, so that of two requests at once the second one finds the letter of the first.
    user = User.objects.select_for_update().get(pk=actor.pk)
    if not user.email:
        raise StepRefused(
            "Tài khoản của ông/bà chưa có địa chỉ thư điện tử, nên chưa gửi được thư thử. "
            "Xin nhờ người quản trị ghi địa chỉ vào tài khoản."
        )
    moment = now()
    if (
        TrialLetter.written()
        .filter(to=as_stored(user.email), created_at__gt=moment - BETWEEN_TRIALS)
        .exists()
    ):
        raise StepRefused("Vừa có một thư thử gửi cho ông/bà. Xin đợi một phút rồi gửi thư khác.")
    membership = Membership.objects.filter(user=user, authority=authority).earliest("pk")
    TrialLetter(membership, occasion=moment.isoformat(), written_at=moment).send()
