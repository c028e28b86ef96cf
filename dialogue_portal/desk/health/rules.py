from dialogue_portal.accounts.roles import Role


def may_watch(user, authority_id):
    """The office and the leaders see how the portal is; they are the ones who call its administrator."""
    return user.is_a(Role.CLERK, authority_id) or user.is_leader(authority_id)
