from datetime import date

from dialogue_portal.documents.models import Validity
from dialogue_portal.documents.services import change_status
from dialogue_portal.records.flow import StepRefused
from plans.models import Plan, Release, Round
from plans.outline import storage as outline
from plans.states import PLAN_FLOW, PlanState

# What an amendment says anew of the plan it belongs to, beside its text.
AMENDED = [name for name in outline.FACTS if name not in ("year", "source_number", "source_date")]


@PLAN_FLOW.step("amend")
def amend(plan: Plan, *, actor, **_) -> None:
    """Sửa đổi kế hoạch: a draft in the words of today, to be signed like a plan; asked twice, it is the same draft."""
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
    outline.copy_outline(current, draft)
    PLAN_FLOW.record_birth("amendment", draft, actor=actor)


def open_amendment(plan: Plan) -> Plan | None:
    """The amendment that is being drafted or waits for its signature."""
    return plan.amendments.filter(state__in=[PlanState.DRAFT, PlanState.SUBMITTED]).first()


def take_over_facts(amendment: Plan) -> Plan:
    """The plan that is amended, held until the step ends, with the facts of the amendment.

    Raises StepRefused where it is no longer in force.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=amendment.amends_id)
    if plan.state != PlanState.ISSUED:
        raise StepRefused("Kế hoạch được sửa đổi không còn hiệu lực nên không ban hành bản sửa đổi được.")
    if plan.subject != amendment.subject:
        plan.text_facts = None  # the subject is part of the text that is read
    for name in AMENDED:
        setattr(plan, name, getattr(amendment, name))
    plan.version += 1
    plan.save(update_fields=[*AMENDED, "version", "text_facts"])
    return plan


def put_in_force(amendment: Plan, plan: Plan, *, actor, today: date) -> None:
    """The signed amendment takes the place of what was in force: its paper and its public text."""
    before = plan.in_force
    change_status(
        before.document,
        kind=Validity.REPLACED,
        by=amendment.document,
        actor=actor,
        today=today,
        reason="Kế hoạch được sửa đổi.",
    )
    title = f"Kế hoạch số {amendment.document} thay thế Kế hoạch số {before.document}"
    publish(plan, today=today, title=title, amendment=amendment)


def publish(plan: Plan, *, today: date, title: str, sentences=(), note="", amendment=None) -> Release:
    """Công bố một thay đổi: the next number of an issued plan, in the transaction of the change.

    Two changes at once wait for each other at the plan's first release.
    """
    plan.releases.select_for_update().order_by("number").first()
    number = plan.releases.count() + 1
    return Release.objects.create(
        plan=plan,
        number=number,
        on=today,
        title=title,
        sentences=list(sentences),
        note=note,
        amendment=amendment,
    )


def publish_round(round: Round, *, today: date, title: str, sentences=(), note="") -> None:
    """Tells of a change of one round of an issued plan."""
    publish(round.plan, today=today, title=f"Đợt {round.position}: {title}", sentences=sentences, note=note)
