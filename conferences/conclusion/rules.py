from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import PaperType


def may_draft(user, conclusion):
    """The office drafts the notice."""
    return user.is_a(Role.CLERK, conclusion.authority_id)


def may_withdraw(user, conclusion):
    """A leader."""
    return user.is_leader(conclusion.authority_id)


def may_issue(user, conclusion):
    """Whoever has the right to sign notices and has not written on this one."""
    return user.may_sign(conclusion.authority_id, PaperType.NOTICE) and user.pk not in conclusion.writers
