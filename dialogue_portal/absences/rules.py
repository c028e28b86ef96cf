def may_enter_for_others(user, authority_id):
    """The office and the leaders know who is away."""
    return user.is_office_or_leader(authority_id)


def may_enter(user, authority_id, person_id):
    """Everybody says when he himself is away."""
    return (user.pk == person_id and user.works_for(authority_id)) or may_enter_for_others(user, authority_id)


def may_end(user, absence):
    return may_enter(user, absence.authority_id, absence.user_id)
