from registrations.rules import may_help_at_counter, may_read_floods, restricted_to


def may_read_surveys(user, authority_id):
    """Whoever receives registrations reads what people answered."""
    return may_read_floods(user, authority_id)


def may_run_surveys(user, authority_id):
    """The office composes and opens surveys, and keys in papers."""
    return may_help_at_counter(user, authority_id)


def reads_restricted(user, authority_id):
    """Whether the user is the one person who reads what looks like a denunciation."""
    return authority_id in restricted_to(user)
