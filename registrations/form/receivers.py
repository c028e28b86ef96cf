from django.dispatch import receiver

from dialogue_portal.records.flow import step_taken
from plans.models import Round
from plans.rounds.states import CHANGES_OF_DAY
from registrations.form.changedround import tell_everybody


@receiver(step_taken, sender=Round)
def notify_registered_people(sender, obj, step, note, **_):
    """Everybody who registered learns that the day has changed or that the round is called off."""
    if step in CHANGES_OF_DAY:
        tell_everybody(obj, step.name, note)
