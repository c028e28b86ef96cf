"""Who owes the triage of a question."""

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.accounts.staff import Staff


def triage_debtors(question, staff: Staff) -> list[User]:
    """The office; for a restricted question its head, or the chairman where it has none (rules.restricted_to)."""
    if not question.restricted:
        return staff.office
    return staff.with_role(Role.OFFICE_HEAD) or staff.with_role(Role.CHAIR)
