from dialogue_portal.accounts.roles import Role


def may_read_register(user, authority_id):
    """Whether the user may read the register of outgoing papers: the office keeps it, the leaders read it."""
    return user.is_office_or_leader(authority_id)


def may_keep_register(user, authority_id):
    """Whether the user may write in the register and lead its numbers: the office does."""
    return user.is_a(Role.CLERK, authority_id)


def may_take_signed_copy(user, authority_id):
    """Whether the user may upload the signed copy of a paper: the office does."""
    return user.is_a(Role.CLERK, authority_id)


def may_change_status(user, authority_id):
    """Whether the user may correct, replace or withdraw an issued paper: a leader may."""
    return user.is_leader(authority_id)
