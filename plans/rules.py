from dialogue_portal.accounts.roles import Role
from dialogue_portal.documents.models import PaperType


def may_import(user, authority):
    """The office reads plans in."""
    return user.is_a(Role.CLERK, authority.pk)


def may_prepare(user, plan):
    """The office writes, submits, copies and discards plans."""
    return user.is_a(Role.CLERK, plan.authority_id)


def may_amend(user, plan):
    """The office; an amendment is itself amended through the plan it belongs to."""
    return may_prepare(user, plan) and plan.amends_id is None


def may_issue(user, plan):
    """Whoever has the right to sign plans and has not written on this one."""
    return user.may_sign(plan.authority_id, PaperType.PLAN) and user.pk not in plan.writers


def may_add_round(user, plan):
    """The office; the rounds of an amendment are those of the plan it belongs to."""
    return may_prepare(user, plan) and plan.amends_id is None


def may_cancel(user, plan):
    """A leader; an issued amendment is cancelled only together with the plan it belongs to."""
    return user.is_leader(plan.authority_id) and not (plan.amends_id and plan.issued_on)
