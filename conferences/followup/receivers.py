from django.dispatch import receiver

from conferences.followup.services import carry_over
from dialogue_portal.records.flow import step_taken
from plans.models import Plan
from plans.states import PLAN_FLOW


@receiver(step_taken, sender=Plan)
def carry_over_open_points(sender, obj, step, **_):
    """A plan made after an earlier one opens with what was concluded then and is not done."""
    if step == PLAN_FLOW.steps["copy_to_year"]:
        carry_over(obj)
