from dialogue_portal.accounts.roles import Role

LONGEST_TEXT = 20_000  # characters of one text of the minutes or of the notice


def may_run(user, conference):
    """The office and the secretary prepare the meeting and keep its minutes; asked of a round as well."""
    return may_run_for(user, conference.authority_id)


def may_run_for(user, authority_id):
    return user.is_a(Role.CLERK, authority_id) or user.is_a(Role.SECRETARY, authority_id)


def may_sign(user, conference):
    return user.is_leader(conference.authority_id)
