from dialogue_portal.accounts.roles import Role


def may_import(user, authority):
    return user.is_a(Role.CLERK, authority.pk)


def may_prepare(user, plan):
    return user.is_a(Role.CLERK, plan.authority_id)


def may_amend(user, plan):
    """An amendment is itself amended through the plan it belongs to."""
    return may_prepare(user, plan) and plan.amends_id is None


def may_issue(user, plan):
    """Who has the right signs; nobody issues the plan he drafted himself."""
    return user.may_sign(plan.authority_id, "KH") and user.pk != plan.prepared_by_id


def may_add_round(user, plan):
    """The rounds of an amendment are those of the plan it belongs to."""
    return may_prepare(user, plan) and plan.amends_id is None


def may_cancel(user, plan):
    """What was amended is called off as a whole, through the plan; an amendment only before it is signed."""
    return user.is_leader(plan.authority_id) and not (plan.amends_id and plan.issued_on)


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
