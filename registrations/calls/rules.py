from registrations.rules import may_help_at_counter, may_read_floods


def may_read_calls(user, authority_id):
    """Whoever receives registrations sees who is to be called."""
    return may_read_floods(user, authority_id)


def may_call(user, authority_id):
    """The office calls people and records it."""
    return may_help_at_counter(user, authority_id)
