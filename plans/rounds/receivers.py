from datetime import date

from django.dispatch import receiver

from dialogue_portal.records.flow import Step, step_taken
from plans.models import Plan
from plans.releases.services import publish
from plans.rounds.services import owe_notices, tell_matters
from plans.states import PLAN_FLOW


@receiver(step_taken, sender=Plan)
def make_rounds_public(sender: type[Plan], obj: Plan, step: Step, today: date, **_) -> None:
    """The dates of a signed plan are public: its rounds owe their notices, and the first release tells of it.

    The text of a plan or an amendment also says what its rounds are about.
    """
    if step != PLAN_FLOW.steps["issue"]:
        return
    tell_matters(obj)
    if not obj.amends_id:
        owe_notices(obj, today)
        publish(obj, today=today, title=f"Ban hành Kế hoạch số {obj.document}")
