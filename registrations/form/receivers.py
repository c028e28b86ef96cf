from django.dispatch import receiver

from dialogue_portal.records.flow import step_taken
from plans.models import Round
from registrations.form import notices


@receiver(step_taken, sender=Round)
def tell_registered_people(sender, obj, step, note, **_):
    """Whoever registered learns by e-mail that the day has changed or the round is called off."""
    kind = {"move": notices.RoundMoved, "cancel": notices.RoundCancelled}.get(step.name)
    if kind:
        occasion = obj.records.count()
        for registration in obj.registrations.exclude(email="").select_related("authority"):
            kind(registration, occasion=occasion, round=obj, note=note).send()
