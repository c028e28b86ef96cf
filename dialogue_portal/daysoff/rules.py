from dialogue_portal.accounts.roles import Role


def may_enter(user, authority):
    """The office keeps the days off of its own commune."""
    return user.is_a(Role.CLERK, authority.pk) or may_enter_national(user)


def may_enter_national(user):
    """Who answers for the whole installation keeps the national ones (a right given in the administration)."""
    return user.has_perm("workdays.change_dayoff")


def may_change(user, day_off):
    if day_off.authority is None:
        return may_enter_national(user)
    return may_enter(user, day_off.authority)
