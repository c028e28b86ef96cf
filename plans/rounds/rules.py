from dialogue_portal.accounts.roles import Role


def may_set_date(user, round):
    """The office sets dates while the plan is a draft and after it is issued, not while it lies with the leader."""
    return user.is_a(Role.CLERK, round.authority_id) and round.plan.takes_dates


def may_move(user, round):
    """A date that the public may know is changed by the office or a leader."""
    return _arranges(user, round) and round.plan.takes_dates


def may_call_off(user, round):
    """The office asks the leader while the plan lies with him."""
    return user.is_leader(round.authority_id) or may_set_date(user, round)


def may_hold(user, round):
    return user.is_a(Role.CLERK, round.authority_id) or user.is_a(Role.SECRETARY, round.authority_id)


def _arranges(user, round):
    return user.is_office_or_leader(round.authority_id)
