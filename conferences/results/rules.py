from dialogue_portal.accounts.roles import Role


def may_publish(user, results):
    """The office notes that the results are published."""
    return user.is_a(Role.CLERK, results.authority_id)
