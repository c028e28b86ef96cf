"""Taking back the slip that one has just entered: it goes, and what was typed comes back into the boxes."""

import secrets
from datetime import date
from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.timezone import localtime

from dialogue_portal.accounts.models import User
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from registrations.models import QuestionSource, Registration
from registrations.states import UNDO_ENTRY, QuestionState

TOO_LATE = "Phiếu này đã có việc tiếp theo nên không bỏ được nữa. Xin mở trang của phiếu để sửa."
HAS_LEFT = (
    "Biên nhận của phiếu này đã gửi cho người dân nên không bỏ được nữa. Xin mở trang của phiếu để sửa."
)


@transaction.atomic
def undo(registration: Registration, *, actor: User, today: date) -> dict[str, Any]:
    """Bỏ phiếu vừa nhập: removes the form, whose number is free again, and returns what was typed, for another form.

    Only whoever entered it does so, on the same local date, and only while nothing has followed: no step, no letter
    that has left. Its scans wait under the new key of the page. Raises StepRefused.
    """
    row = Registration.objects.select_for_update(of=("self",)).filter(pk=registration.pk).first()
    if row is None or row.entered_by_id != actor.pk or localtime(row.received_at).date() != today:
        raise StepRefused(TOO_LATE)
    questions = list(row.questions.select_for_update(of=("self",)))
    if any(question.state != QuestionState.RECEIVED for question in questions) or row.sender_changes.exists():
        raise StepRefused(TOO_LATE)
    letters = OutgoingMail.objects.filter(key__contains=f":{row._meta.label_lower}:{row.pk}:")
    if letters.exclude(sent_at=None).exists():
        raise StepRefused(HAS_LEFT)
    typed = _typed(row, [(question.source, question.text) for question in questions])
    Record.objects.write(row, UNDO_ENTRY, actor=actor, note=f"Phiếu số {row.slip_number}.")
    letters.delete()
    row.attachments.update(registration=None, form_key=typed["form_key"], is_slip=False)
    row.looks.all().delete()
    try:
        row.questions.all().delete()
        row.delete()
    except ProtectedError as error:
        raise StepRefused(TOO_LATE) from error
    return typed


def _typed(row, matters):
    """The form as it was filled in, under a new key."""
    names = (
        "channel",
        "handed_in_on",
        "late_reason",
        "full_name",
        "organisation",
        "phone",
        "address",
        "email",
    )
    typed = {name: getattr(row, name) for name in (*names, "attends", "named_in_public")}
    typed |= {"consent": True, "form_key": secrets.token_hex(16)}
    left = []
    for source, text in matters:
        box = QuestionSource(source).value
        if box in typed:
            left.append((source, text))
        else:
            typed[box] = text
    for number, (source, text) in enumerate(left, 1):
        typed |= {f"more_{number}": text, f"more_{number}_source": source}
    return typed
