from dialogue_portal.accounts.roles import Role


def may_draft(user, conclusion):
    return user.is_a(Role.CLERK, conclusion.authority_id)


def may_issue(user, conclusion):
    """Who has the right signs; nobody issues the notice he drafted himself."""
    return user.may_sign(conclusion.authority_id, "TB") and user.pk != conclusion.drafted_by_id
