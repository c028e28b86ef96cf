from dialogue_portal.accounts.roles import Role


def may_draft(user, paper):
    """The office writes them; asked of a round as well."""
    return user.is_a(Role.CLERK, paper.authority_id)


def may_invite(user, paper):
    return paper.is_invitation and may_draft(user, paper)


def may_issue(user, paper):
    """Who has the right signs; nobody signs the paper he drafted himself."""
    return user.may_sign(paper.authority_id, paper.type_code) and user.pk != paper.drafted_by_id
