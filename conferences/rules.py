from dialogue_portal.accounts.roles import Role


def may_run(user, conference):
    """The office and the secretary prepare the meeting and keep its minutes; `conference` may be its round."""
    return may_run_for(user, conference.authority_id)


def may_run_for(user, authority_id):
    """The same, where only the key of the authority is known."""
    return user.is_a(Role.CLERK, authority_id) or user.is_a(Role.SECRETARY, authority_id)


def may_sign(user, conference):
    """A leader who has not kept the minutes signs them."""
    return user.is_leader(conference.authority_id) and user.pk not in conference.writers
