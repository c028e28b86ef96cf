from datetime import date

from django.dispatch import receiver

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import Step, step_taken
from plans.amendments.services import put_in_force, take_over_facts
from plans.models import Plan
from plans.rounds.services import recount_registration, refuse_without_date
from plans.states import PLAN_FLOW


@receiver(step_taken, sender=Plan)
def replace_amended_plan(sender: type[Plan], obj: Plan, step: Step, actor: User, today: date, **_) -> None:
    """A signed amendment gives its facts to the plan it belongs to, and replaces the paper in force.

    Raises StepRefused, which undoes the signature, where that plan is no longer in force or would invite nobody.
    """
    if step == PLAN_FLOW.steps["issue"] and obj.amends_id:
        amended = take_over_facts(obj)
        recount_registration(amended, today)
        refuse_without_date(obj, today)
        put_in_force(obj, amended, actor=actor, today=today)
