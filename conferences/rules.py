from dialogue_portal.accounts.roles import Role


def may_run(user, conference):
    """The office and the secretary prepare the meeting and keep its minutes; asked of a round as well."""
    return may_run_for(user, conference.authority_id)


def may_run_for(user, authority_id):
    return user.is_a(Role.CLERK, authority_id) or user.is_a(Role.SECRETARY, authority_id)


def may_sign(user, conference):
    return user.is_leader(conference.authority_id)


def may_draft(user, conclusion):
    return user.is_a(Role.CLERK, conclusion.authority_id)


def may_issue(user, conclusion):
    """Who has the right signs; nobody issues the notice he drafted himself."""
    return user.may_sign(conclusion.authority_id, "TB") and user.pk != conclusion.drafted_by_id
