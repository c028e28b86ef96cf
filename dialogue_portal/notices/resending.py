"""What the office does about letters that did not leave."""

from functools import partial

from django.core.exceptions import PermissionDenied
from django.db import transaction

from dialogue_portal.accounts.models import Authority, User
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from dialogue_portal.notices.tasks import deliver_soon
from dialogue_portal.records.events import Event
from dialogue_portal.records.models import Record

CORRECT = Event("correct", "Sửa địa chỉ người nhận")
RESEND = Event("resend", "Gửi lại thư")


@transaction.atomic
def resend(mail: OutgoingMail, *, actor: User, to: str = "") -> int:
    """Gửi lại một thư không gửi được hay bị từ chối, to the address `to` where its own was wrong.

    Who sends to a marked address says that it is right: the mark goes, and with it all that it held back. Returns
    how many letters go out; none when this one is on its way or has left, so that pressed twice it is sent once.
    Raises PermissionDenied for who does not keep the outbox.
    """
    _ask_for_right(actor, mail.authority)
    # Locked first and looked at afterwards: a statement that waited for a lock still sees the marks of before.
    OutgoingMail.objects.select_for_update().get(pk=mail.pk)
    stuck = OutgoingMail.objects.undelivered().filter(pk=mail.pk).first()
    if stuck is None:
        return 0
    if to and to != stuck.to:
        stuck.to = to
        stuck.save(update_fields=["to"])
        Record.objects.write(stuck, CORRECT, actor=actor)
    held = _unmark(stuck.to)
    return _send_anew({stuck.pk, *held}, actor)


@transaction.atomic
def release(bounced: BouncedAddress, *, authority: Authority, actor: User) -> int:
    """Địa chỉ đã đúng, gửi lại: takes the mark away and sends what it held back; returns how many letters.

    Raises PermissionDenied for who does not keep the outbox.
    """
    _ask_for_right(actor, authority)
    return _send_anew(_unmark(bounced.address), actor)


def _ask_for_right(actor, authority):
    if not actor.is_office_or_leader(authority.pk):
        raise PermissionDenied("Chỉ Văn phòng và lãnh đạo UBND được xem và gửi lại thư đi.")


def _unmark(address):
    """The keys of the letters that a mark held back; none when there was no mark."""
    if not BouncedAddress.objects.unmark(address):
        return set()
    return set(OutgoingMail.objects.unsent_to(address.lower()).values_list("pk", flat=True))


def _send_anew(keys, actor):
    letters = OutgoingMail.objects.filter(pk__in=keys)
    for mail in letters.order_by("pk"):
        Record.objects.write(mail, RESEND, actor=actor)
        transaction.on_commit(partial(deliver_soon, mail.pk))
    letters.start_anew()
    return len(keys)
