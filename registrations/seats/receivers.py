from django.dispatch import receiver

from dialogue_portal.records.flow import step_taken
from registrations.models import Question, Registration
from registrations.seats.services import WITHDRAWN, give_up
from registrations.states import QUESTION_FLOW


@receiver(step_taken, sender=Question)
def free_seat(sender, obj, step, today, **_):
    """Whoever withdraws the last question of a form is not expected any more."""
    if step != QUESTION_FLOW.steps["withdraw"] or obj.registration is None or not obj.registration.seat:
        return
    if not Registration.objects.filter(pk=obj.registration_id).not_withdrawn().exists():
        registration = Registration.objects.select_for_update(of=("self",)).get(pk=obj.registration_id)
        registration.save(update_fields=give_up(registration, today=today, why=WITHDRAWN) or None)
