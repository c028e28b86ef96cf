def may_enter_for_others(user, authority_id):
    """The office and the leaders enter the absences of anybody."""
    return user.is_office_or_leader(authority_id)


def may_enter(user, authority_id, person_id):
    """Everybody enters their own absences."""
    return (user.pk == person_id and user.works_for(authority_id)) or may_enter_for_others(user, authority_id)


def may_end(user, absence):
    """Whoever may enter an absence may end it."""
    return may_enter(user, absence.authority_id, absence.user_id)
