"""What becomes of letters in time: they go with the person, and those that nobody needs after some days."""

from datetime import date, datetime

from django.db.models import Q

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.months import months_before
from registrations.mailbox.limits import AUTOMATIC_KEPT, SET_ASIDE_KEPT
from registrations.mailbox.states import MessageState
from registrations.models import IncomingMessage, Registration

AT_ONCE = 200
EMPTY = {
    "sender_name": "",
    "sender_address": "",
    "subject": "",
    "text": "",
    "flaws": "",
    "reason": "",
    "read_forms": [],
}


def empty_letters_of(registration: Registration, *, today: date) -> None:
    """Xóa thư của phiếu: the letters that the form came from, or that were about it, say nothing any more."""
    of_form = Q(forms=registration) | Q(about=registration)
    for message in IncomingMessage.objects.of_somebody().filter(of_form).distinct():
        empty(message, today=today)


def empty_old_letters(authority: Authority, *, today: date) -> None:
    """Empties the letters that came before the time for which the authority keeps personal data, AT_ONCE of them."""
    limit = months_before(today, authority.personal_data_months)
    old = IncomingMessage.objects.of_somebody().filter(authority=authority, received_at__date__lte=limit)
    # Those of forms that are still kept go with them.
    for message in old.exclude(forms__anonymised_on=None, forms__isnull=False).order_by("pk")[:AT_ONCE]:
        empty(message, today=today)


def empty(message: IncomingMessage, *, today: date) -> None:
    """Takes everything out of a letter but when it came and what became of it."""
    message.attachments.all().delete()
    for name, nothing in EMPTY.items():
        setattr(message, name, nothing)
    message.emptied_on = today
    message.save(update_fields=[*EMPTY, "emptied_on"])


def remove_left_out(*, now: datetime) -> None:
    """Dọn thư để riêng: those of machines and those that the office set aside are removed after their time."""
    left_out = IncomingMessage.objects.filter
    left_out(state=MessageState.AUTOMATIC, left_out_at__lt=now - AUTOMATIC_KEPT).delete()
    left_out(state=MessageState.SET_ASIDE, left_out_at__lt=now - SET_ASIDE_KEPT).delete()
