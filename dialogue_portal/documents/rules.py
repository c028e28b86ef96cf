from dialogue_portal.accounts.roles import Role


def may_read_register(user, authority_id):
    """The register of outgoing papers is kept by the office and read by the leaders."""
    return user.is_a(Role.CLERK, authority_id) or user.is_leader(authority_id)
