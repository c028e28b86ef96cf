"""A plan that was issued is changed by an amendment: a plan of its own, signed like the first."""

from datetime import date

from dialogue_portal.accounts.models import User
from dialogue_portal.documents.models import Validity
from dialogue_portal.documents.services import change_status
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan
from plans.outline.storage import FACTS, copy_outline
from plans.releases.services import publish
from plans.states import PLAN_FLOW, PlanState

# The facts that an amendment replaces in the plan it belongs to, beside the text.
AMENDED = [
    *(name for name in FACTS if name not in ("year", "source_number", "source_date")),
    "second_signature_text",
    "second_signer_name",
]


@PLAN_FLOW.step("amend")
def amend(plan: Plan, *, actor: User, **_) -> None:
    """Sửa đổi kế hoạch: makes a draft in the words of today; while it is open, asking again makes no second one."""
    if open_amendment(plan):
        return
    current = plan.in_force
    draft = Plan.objects.create(
        authority=plan.authority,
        year=plan.year,
        amends=plan,
        copied_from=current,
        prepared_by=actor,
        **{name: getattr(current, name) for name in AMENDED},
    )
    copy_outline(current, draft)
    PLAN_FLOW.record_birth("amendment", draft, actor=actor)


def open_amendment(plan: Plan) -> Plan | None:
    """The amendment that is being drafted or waits for its signature."""
    return plan.amendments.filter(state__in=[PlanState.DRAFT, PlanState.SUBMITTED]).first()


def take_over_facts(amendment: Plan) -> Plan:
    """Gives the amended plan the facts of the amendment; returns it, locked until the step ends.

    Raises StepRefused where the plan is no longer in force.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(amendments=amendment)
    if plan.state != PlanState.ISSUED:
        raise StepRefused("Kế hoạch được sửa đổi không còn hiệu lực nên không ban hành bản sửa đổi được.")
    if plan.subject != amendment.subject:
        plan.text_facts = None  # the subject is part of the text that is read
    for name in AMENDED:
        setattr(plan, name, getattr(amendment, name))
    plan.version += 1
    plan.save(update_fields=[*AMENDED, "version", "text_facts"])
    return plan


def put_in_force(amendment: Plan, plan: Plan, *, actor: User, today: date) -> None:
    """Lets the signed amendment replace the paper and the public text that were in force."""
    # An amendment is a copy of what was in force, and of an issued plan only one is open at a time.
    before = amendment.copied_from.document  # type: ignore[union-attr]  # as above: there always is one
    change_status(
        before,  # type: ignore[arg-type]  # an issued plan has its paper (plan_issued_is_signed)
        kind=Validity.REPLACED,
        by=amendment.document,
        actor=actor,
        today=today,
        reason="Kế hoạch được sửa đổi.",
    )
    title = f"Kế hoạch số {amendment.document} thay thế Kế hoạch số {before}"
    publish(plan, today=today, title=title, amendment=amendment)
