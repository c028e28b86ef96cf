"""The terms that count for a plan: those of the law, unless the authority or, before it, the plan sets its own.

A function takes a plan's row, or what was read of a plan, which knows no authority.
"""

from typing import Any

from dialogue_portal.workdays import terms
from dialogue_portal.workdays.services import own_term

# A row of Plan, a ReadPlan or a TextFacts: whatever has some of the columns of terms.
PlanLike = Any
# Of the terms that a plan may set, in the order of time.
NAMES = ("registration", "notice", "reply", "conclusion", "results")
COLUMNS = ("days", "working", "rolls")


def registration_term(plan: PlanLike) -> terms.Term:
    """How long before the conference forms are taken (REGISTRATION)."""
    return _set_by(plan, terms.REGISTRATION)


def reply_term(plan: PlanLike) -> terms.Term:
    """How long an answer may take (REPLY)."""
    return _set_by(plan, terms.REPLY)


def conclusion_term(plan: PlanLike) -> terms.Term:
    """How long after the conference the conclusion notice is due (CONCLUSION)."""
    return _set_by(plan, terms.CONCLUSION)


def notice_term(plan: PlanLike) -> terms.Term:
    """How long before the conference time and place are announced (NOTICE)."""
    return _set_by(plan, terms.NOTICE)


def results_term(plan: PlanLike) -> terms.Term:
    """How long after the conference the results are published (RESULTS)."""
    return _set_by(plan, terms.RESULTS)


def usual_terms(plan: PlanLike) -> dict[str, terms.Term]:
    """The terms that count where the plan sets nothing itself, by NAMES."""
    return {name: _of_authority(plan, terms.TERMS[name]) for name in NAMES}


def pin_terms(plan: PlanLike) -> None:
    """Writes the terms that count now into the plan (not saved): a signed plan keeps them."""
    for name in NAMES:
        term = _set_by(plan, terms.TERMS[name])
        for column in COLUMNS:
            setattr(plan, f"{name}_{column}", getattr(term, column))


def _of_authority(plan: PlanLike, term: terms.Term) -> terms.Term:
    authority = getattr(plan, "authority", None)
    return own_term(authority, term) if authority else term


def _set_by(plan: PlanLike, term: terms.Term) -> terms.Term:
    own = (getattr(plan, f"{term.code}_{column}", None) for column in COLUMNS)
    return _of_authority(plan, term).of(*own)
