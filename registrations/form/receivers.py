from django.dispatch import receiver

from dialogue_portal.records.flow import step_taken
from plans.models import Round
from plans.rounds.states import ROUND_FLOW
from registrations.form.eventfile import changes_of
from registrations.form.notices import RoundCancelled, RoundMoved

LETTERS = {ROUND_FLOW.steps["move"]: RoundMoved, ROUND_FLOW.steps["cancel"]: RoundCancelled}


@receiver(step_taken, sender=Round)
def notify_registered_people(sender, obj, step, note, **_):
    """Everybody who registered learns by e-mail that the day has changed or that the round is called off."""
    if letter := LETTERS.get(step):
        occasion, changes = obj.records.count(), changes_of(obj)
        for registration in obj.registrations.exclude(email="").select_related("authority"):
            letter(registration, occasion=occasion, round=obj, note=note, changes=changes).send()
