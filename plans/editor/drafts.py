"""What every change of a draft begins and ends with: the lock, the rights, the record; and what is removed."""

from datetime import timedelta

from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import StepRefused
from dialogue_portal.records.models import Record
from plans import rules
from plans.editor.lines import Line, kept, text_of
from plans.models import Plan, RemovedLine
from plans.outline.textfacts import store_facts_of_text
from plans.states import COMPOSE, PlanState

ONE_RECORD = timedelta(hours=1)  # the time for which the work of one person leaves one record


def opened(plan: Plan, actor: User) -> Plan:
    """The draft, locked until the end of the transaction, so that two clerks follow each other.

    Raises PermissionDenied for anybody outside the office, StepRefused when the plan is no draft any more.
    """
    plan = Plan.objects.select_for_update(of=("self",)).get(pk=plan.pk)
    if not rules.may_prepare(actor, plan):
        raise PermissionDenied("Chỉ Văn phòng được soạn kế hoạch của cơ quan mình.")
    if plan.state != PlanState.DRAFT:
        raise StepRefused(f"Kế hoạch không còn là dự thảo («{plan.get_state_display()}») nên không sửa được.")
    return plan


def record_work(plan: Plan, actor: User) -> None:
    """Counts the version on and records who worked on the text, once an hour and person instead of every save."""
    plan.version += 1
    plan.edited_by, plan.edited_at = actor, now()
    plan.save(update_fields=["version", "edited_by", "edited_at", "subject"])
    store_facts_of_text(plan)
    lately = Record.objects.about(plan).filter(step=COMPOSE.name, actor=actor, at__gte=now() - ONE_RECORD)
    if not lately.exists():
        Record.objects.write(plan, COMPOSE, actor=actor, before=plan.state, after=plan.state)


def keep_removed(
    plan: Plan, lines: list[Line], before: Line | None, actor: User, is_offered: bool = True
) -> RemovedLine:
    """Keeps rows that are about to be deleted; `before` is the row they stood after.

    Rows that were joined to another one or undone are kept without a text: only their own page asks for them again.
    """
    text = next((text_of(line) for line in lines if text_of(line)), "") if is_offered else ""
    content = {"text": text, "lines": [kept(line) for line in lines]}
    after = str(before.uid) if before else ""
    return RemovedLine.objects.create(plan=plan, content=content, after=after, removed_by=actor)


def offered(plan: Plan) -> QuerySet[RemovedLine]:
    """The removed rows that everybody is offered to bring back, the latest first."""
    return plan.removed_lines.exclude(content__text="").select_related("removed_by")
