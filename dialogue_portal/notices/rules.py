from dialogue_portal.accounts.roles import Role


def may_keep_outbox(user, authority_id):
    """The office and the leaders read what goes out, and send again what did not arrive."""
    return user.is_a(Role.CLERK, authority_id) or user.is_leader(authority_id)
