from dialogue_portal.accounts.roles import Role


def may_set_date(user, round):
    """The office sets dates while the plan is a draft and after it is issued, not while the leader reviews it."""
    return user.is_a(Role.CLERK, round.authority_id) and round.plan.takes_dates


def may_replan(user, round):
    """The office, while the plan is a draft: the month that a signed plan names stays."""
    return may_set_date(user, round) and round.plan.is_draft


def may_move(user, round):
    """A date that the public may know is changed by the office or a leader."""
    return user.is_office_or_leader(round.authority_id) and round.plan.takes_dates


def may_call_off(user, round):
    """A leader at any time; the office whenever it may set dates."""
    return user.is_leader(round.authority_id) or may_set_date(user, round)


def may_answer_in_writing(user, round):
    """A leader, of a plan in force: a storm or an epidemic keeps everybody away."""
    return user.is_leader(round.authority_id) and round.plan.takes_dates and not round.plan.is_draft


def may_hold(user, round):
    """The office or the secretary opens the conference."""
    return user.is_a(Role.CLERK, round.authority_id) or user.is_a(Role.SECRETARY, round.authority_id)
