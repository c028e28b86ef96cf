from dialogue_portal.accounts.roles import Role


def may_draft(user, correction):
    """The office writes corrections; `correction` may also be the paper that is corrected."""
    return user.is_a(Role.CLERK, correction.authority_id)


def may_issue(user, correction):
    """Whoever has the right to sign official letters and has not written on this one."""
    return user.may_sign(correction.authority_id, correction.type_code) and user.pk not in correction.writers
