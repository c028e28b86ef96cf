from dialogue_portal.accounts.roles import Role


def may_draft(user, paper):
    """The office writes the papers of rounds; `paper` may also be the round."""
    return user.is_a(Role.CLERK, paper.authority_id)


def may_invite(user, paper):
    """The office lists the people of an invitation."""
    return paper.is_invitation and may_draft(user, paper)


def may_issue(user, paper):
    """Whoever has the right to sign papers of this type and has not written on this one."""
    return user.may_sign(paper.authority_id, paper.type_code) and user.pk not in paper.writers
