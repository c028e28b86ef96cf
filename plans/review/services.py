from datetime import date

from django.core.exceptions import PermissionDenied

from plans import rules
from plans.models import Mark, Plan
from plans.states import PlanState


def mark(plan: Plan, marks, *, actor) -> list[Mark]:
    """Đánh dấu: (row of the outline, its words, what is asked) for each marked line."""
    sections, items = set(plan.sections.values_list("pk", flat=True)), None
    made = []
    for row_id, quote, note in marks:
        kind, key = row_id[0], int(row_id[1:])
        if kind == "i" and items is None:
            items = set(plan.sections.values_list("items__pk", flat=True))
        made.append(
            Mark(
                plan=plan,
                section_id=key if kind == "s" and key in sections else None,
                item_id=key if kind == "i" and key in items else None,
                quote=quote,
                note=note,
                by=actor,
            )
        )
    return Mark.objects.bulk_create(made)


def settle(mark: Mark, *, actor, today: date) -> None:
    """Đã sửa: the author says that a marked line was seen to; said twice, the first day stays."""
    if not rules.may_prepare(actor, mark.plan) or mark.plan.state != PlanState.DRAFT:
        raise PermissionDenied("Chỉ Văn phòng, khi kế hoạch đang là dự thảo, ghi được là đã sửa.")
    Mark.objects.filter(pk=mark.pk, settled_on=None).update(settled_on=today)


def marks_of(plan: Plan) -> list[Mark]:
    """The marks of a plan with the words of their lines as they read now, open ones first."""
    marks = list(plan.marks.select_related("section", "item", "by"))
    return sorted(marks, key=lambda mark: (mark.settled_on is not None, mark.pk))
