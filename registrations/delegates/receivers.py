from django.dispatch import receiver
from django.urls import reverse

from dialogue_portal.records.flow import step_taken
from plans.models import Round
from plans.rounds.states import CHANGES_OF_DAY
from registrations.delegates.board import board_of
from registrations.delegates.notices import DelegatesConcerned, DelegatesToCall


@receiver(step_taken, sender=Round)
def tell_heads(sender, obj, step, note, **_):
    """Heads who send delegates learn of another day, or of none; the office calls those without an e-mail address."""
    if step not in CHANGES_OF_DAY:
        return
    rows = [row for row in board_of(obj).hamlets if row.coming]
    if not rows:
        return
    occasion, to_call = obj.records.count(), [row for row in rows if not row.collector.email]
    for row in rows:
        row.collector.authority = obj.authority
        DelegatesConcerned(row.collector, occasion=occasion, round=obj, note=note, coming=row.coming).send()
    if to_call:
        page = reverse("registrations:delegates_of_round", args=[obj.authority.slug, obj.pk])
        DelegatesToCall(obj, occasion=occasion, count=len(to_call), page=page).send()
