"""Who owes the triage of a question."""

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.accounts.staff import Staff


def readers_before_triage(restricted: bool, staff: Staff) -> list[User]:
    """The office; of what is restricted its head, or the chairman where it has none (rules.restricted_to)."""
    if not restricted:
        return staff.office
    return staff.with_role(Role.OFFICE_HEAD) or staff.with_role(Role.CHAIR)


def triage_debtors(question, staff: Staff) -> list[User]:
    """Whoever reads the question before it is sorted."""
    return readers_before_triage(bool(question.restricted), staff)
