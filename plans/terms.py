"""The legal terms with the numbers a plan set for itself."""

from dialogue_portal.workdays import terms


def registration_term(plan):
    return terms.REGISTRATION.of(plan.registration_days)


def reply_term(plan):
    return terms.REPLY.of(plan.reply_days)


def conclusion_term(plan):
    return terms.CONCLUSION.of(plan.conclusion_days)
