from dialogue_portal.accounts.roles import Role


def may_change(user, authority):
    """The office and the leaders say how long things may take; everybody at the desk reads it."""
    return user.is_a(Role.CLERK, authority.pk) or user.is_leader(authority.pk)
