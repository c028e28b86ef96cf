from django.dispatch import receiver

from dialogue_portal.records.flow import step_taken
from plans.models import Round
from plans.rounds.states import ROUND_FLOW
from registrations.form.changedround import tell_everybody

CHANGES = (
    ROUND_FLOW.steps["move"],
    ROUND_FLOW.steps["cancel"],
    ROUND_FLOW.steps["answer_in_writing"],
)


@receiver(step_taken, sender=Round)
def notify_registered_people(sender, obj, step, note, **_):
    """Everybody who registered learns that the day has changed or that the round is called off."""
    if step in CHANGES:
        tell_everybody(obj, step.name, note)
