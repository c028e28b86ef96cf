from datetime import date

from django.dispatch import receiver

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import Step, step_taken
from plans.amendments.services import put_in_force
from plans.models import Plan
from plans.states import PLAN_FLOW


@receiver(step_taken, sender=Plan)
def replace_amended_plan(sender: type[Plan], obj: Plan, step: Step, actor: User, today: date, **_) -> None:
    """A signed amendment takes the place of the paper that was in force."""
    if step == PLAN_FLOW.steps["issue"] and obj.amends:
        put_in_force(obj, obj.amends, actor=actor, today=today)
