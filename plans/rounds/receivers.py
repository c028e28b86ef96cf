from datetime import date

from django.dispatch import receiver

from dialogue_portal.records.flow import Step, step_taken
from plans.models import Plan
from plans.releases.services import publish
from plans.rounds.services import owe_notices
from plans.states import PLAN_FLOW


@receiver(step_taken, sender=Plan)
def make_rounds_public(sender: type[Plan], obj: Plan, step: Step, today: date, **_) -> None:
    """The dates of a signed plan are public: its rounds owe their notices, and the first release tells of it."""
    if step == PLAN_FLOW.steps["issue"] and not obj.amends_id:
        owe_notices(obj, today)
        publish(obj, today=today, title=f"Ban hành Kế hoạch số {obj.document}")
