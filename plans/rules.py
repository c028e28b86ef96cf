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
