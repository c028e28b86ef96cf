"""The legal terms, with what an authority and, before it, a plan set for themselves."""

from dialogue_portal.workdays import terms
from dialogue_portal.workdays.services import own_term

NAMES = ("registration", "reply", "conclusion")
COLUMNS = ("days", "working", "rolls")


def registration_term(plan):
    return _set_by(plan, terms.REGISTRATION)


def reply_term(plan):
    return _set_by(plan, terms.REPLY)


def conclusion_term(plan):
    return _set_by(plan, terms.CONCLUSION)


def notice_term(plan):
    """Of the law: no plan sets its own."""
    return _of_authority(plan, terms.NOTICE)


def results_term(plan):
    return _of_authority(plan, terms.RESULTS)


def usual_terms(plan) -> dict[str, terms.Term]:
    """What counts where the plan sets nothing itself."""
    return {name: _of_authority(plan, terms.TERMS[name]) for name in NAMES}


def pin_terms(plan) -> None:
    """A plan that is signed keeps the terms it was signed with, whatever its authority sets later."""
    for name in NAMES:
        term = _set_by(plan, terms.TERMS[name])
        for column in COLUMNS:
            setattr(plan, f"{name}_{column}", getattr(term, column))


def _of_authority(plan, term):
    """`plan` is a row, or what was read, which knows no authority."""
    authority = getattr(plan, "authority", None)
    return own_term(authority, term) if authority else term


def _set_by(plan, term):
    said = (getattr(plan, f"{term.code}_{column}", None) for column in COLUMNS)
    return _of_authority(plan, term).of(*said)
