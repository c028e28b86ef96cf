"""The legal terms with the numbers and units a plan set for itself."""

from dialogue_portal.workdays import terms


def registration_term(plan):
    return terms.REGISTRATION.of(plan.registration_days, plan.registration_working)


def reply_term(plan):
    return terms.REPLY.of(plan.reply_days, plan.reply_working)


def conclusion_term(plan):
    return terms.CONCLUSION.of(plan.conclusion_days, plan.conclusion_working)


def notice_term(plan):
    """Of the law: no plan sets its own."""
    return terms.NOTICE
