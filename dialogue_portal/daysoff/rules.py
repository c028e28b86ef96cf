from dialogue_portal.accounts.roles import Role


def may_enter(user, authority):
    """The office enters the days off of its own authority."""
    return user.is_a(Role.CLERK, authority.pk) or may_enter_national(user)


def may_enter_national(user):
    """Whoever has the right from the administration pages enters the national days off."""
    return user.has_perm("workdays.change_dayoff")


def may_change(user, day_off):
    """Whoever may enter such a day may change or remove it."""
    if day_off.authority is None:
        return may_enter_national(user)
    return may_enter(user, day_off.authority)
