from collections.abc import Iterable
from datetime import date

from django.core.exceptions import PermissionDenied

from dialogue_portal.accounts.models import User
from plans import rules
from plans.models import Plan, ReviewComment
from plans.states import PlanState


def add_comments(plan: Plan, comments: Iterable[tuple[str, str, str]], *, actor: User) -> list[ReviewComment]:
    """Đánh dấu chỗ cần sửa: stores one comment for each (row of the outline, its words, what is asked).

    A row that was removed meanwhile keeps its comment, without a link to the row.
    """
    sections = set(plan.sections.values_list("pk", flat=True))
    items = set(plan.sections.values_list("items__pk", flat=True))
    made = []
    for row_id, quote, note in comments:
        kind, key = row_id[0], int(row_id[1:])
        made.append(
            ReviewComment(
                plan=plan,
                section_id=key if kind == "s" and key in sections else None,
                item_id=key if kind == "i" and key in items else None,
                quote=quote,
                note=note,
                by=actor,
            )
        )
    return ReviewComment.objects.bulk_create(made)


def settle(comment: ReviewComment, *, actor: User, today: date) -> None:
    """Đã sửa: the office states that it mended the line; stated twice, the first day stays.

    Raises PermissionDenied for anybody else, and while the plan is no draft.
    """
    if not rules.may_prepare(actor, comment.plan) or comment.plan.state != PlanState.DRAFT:
        raise PermissionDenied("Chỉ Văn phòng, khi kế hoạch đang là dự thảo, ghi được là đã sửa.")
    ReviewComment.objects.filter(pk=comment.pk, settled_on=None).update(settled_on=today)


def settle_row(plan: Plan, row_id: str, *, actor: User, today: date) -> str:
    """Đã sửa, of everything that is asked for in one row; returns the row."""
    for comment in plan.review_comments.filter(settled_on=None):
        if comment.row_id == row_id:
            settle(comment, actor=actor, today=today)
    return row_id


def comments_of(plan: Plan) -> list[ReviewComment]:
    """The comments on a plan with the words of their lines as they read now, open ones first."""
    comments = list(plan.review_comments.select_related("section", "item", "by"))
    return sorted(comments, key=lambda comment: (comment.settled_on is not None, comment.pk))
