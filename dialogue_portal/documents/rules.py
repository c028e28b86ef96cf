from dialogue_portal.accounts.roles import Role


def may_read_register(user, authority_id):
    """The register of outgoing papers is kept by the office and read by the leaders."""
    return user.is_office_or_leader(authority_id)


def may_take_signed_copy(user, authority_id):
    """The office scans the signed paper and brings it back in."""
    return user.is_a(Role.CLERK, authority_id)


def may_change_status(user, authority_id):
    """A leader corrects, replaces or withdraws what was issued."""
    return user.is_leader(authority_id)
