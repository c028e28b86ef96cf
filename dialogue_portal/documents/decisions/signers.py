"""Who may sign the paper of a row, and why somebody who has the right may not."""

from django.db.models import Q

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS
from dialogue_portal.documents.decisions.findings import Finding, Weight
from dialogue_portal.records.flow import Flowing, Step


def signing_step(row: Flowing) -> Step | None:
    """The step that signs the paper of a row; None where it has no paper."""
    return next((step for step in row.flow.steps.values() if step.signs), None)


def with_rights(row: Flowing):
    """The active people of the authority who sign papers: its leaders, and those whose right was entered."""
    leads = Q(memberships__authority=row.authority, memberships__role__in=LEADERS)
    entered = Q(signing_rights__authority=row.authority)
    return User.objects.filter(leads | entered, is_active=True).distinct()


def who_signs(row: Flowing) -> list[User]:
    """Everybody who may sign the paper now, in the order of their names."""
    step = signing_step(row)
    return [user for user in with_rights(row) if step and step.allowed(user, row)]


def why_not(row: Flowing, user) -> str:
    """Why somebody who signs papers may not sign this one, and who may; "" where they may, or never sign."""
    step = signing_step(row)
    if step is None or not step.starts_from(row) or user.pk is None:
        return ""
    did = row.writers.get(user.pk)
    if did is None or not with_rights(row).filter(pk=user.pk).exists():
        return ""
    return (
        f"Ông/bà đã viết vào văn bản này («{did}») nên không ký được: không ai ký văn bản do chính mình soạn. "
        f"{_instead(row)}"
    )


def _instead(row: Flowing) -> str:
    names = ", ".join(str(user) for user in who_signs(row))
    if names:
        return f"Người ký được: {names}."
    again = ""
    if "discard" in row.flow.steps:
        again = f", hoặc trả lại rồi «{row.flow.steps['discard'].label}» để người khác của Văn phòng soạn lại từ đầu"
    return (
        "Hiện không còn ai khác ký được. Xin nhờ quản trị ghi thẩm quyền ký cho một lãnh đạo khác "
        f"(chưa viết vào văn bản này){again}."
    )


def nobody_left(row: Flowing) -> list[Finding]:
    """Whether everybody who could sign the paper has written on it."""
    if signing_step(row) is None or who_signs(row):
        return []
    words = f"Mọi người có quyền ký đều đã viết vào văn bản này, hoặc chưa ai có quyền ký. {_instead(row)}"
    return [Finding(words, Weight.TICK)]
