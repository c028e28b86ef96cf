"""The table of terms of an authority: the usual number, its own number, what the law allows. Pure, no database."""

from dataclasses import dataclass
from datetime import date, timedelta

from dialogue_portal.accounts.models import Authority
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import own_term
from dialogue_portal.workdays.terms import TERMS, Term
from dialogue_portal.workdays.wording import say_term

NO_DAYS_OFF = Calendar()
A_WEEK = [date(2026, 6, 1) + timedelta(days=count) for count in range(7)]


@dataclass(frozen=True)
class Line:
    """One term; `own` is None where the authority keeps the usual one."""

    usual: Term
    own: Term | None

    @property
    def usual_words(self) -> str:
        """The usual term in words."""
        return say_term(self.usual)

    @property
    def own_words(self) -> str:
        """The authority's term in words; "" where it has none."""
        return say_term(self.own) if self.own else ""

    @property
    def warning(self) -> str:
        """What is wrong with the authority's number; "" where the law allows it."""
        if not (self.own and oversteps(self.own, self.usual)):
            return ""
        return "Ngắn hơn mức luật định" if self.usual.backward else "Dài hơn mức luật định"


def table_of(authority: Authority) -> list[Line]:
    """One line for each term."""
    return [
        Line(term, own_term(authority, term) if term.code in authority.own_terms else None)
        for term in TERMS.values()
    ]


def oversteps(own: Term, usual: Term) -> bool:
    """Whether `own` may end later than the law allows, from any day of a week without days off."""
    ends = ((own.due(day, NO_DAYS_OFF).on, usual.due(day, NO_DAYS_OFF).on) for day in A_WEEK)
    return usual.of_law and any(end > allowed for end, allowed in ends)


def limit(term: Term) -> str:
    """What the law says of the number, for the person who changes it; "" where it says nothing."""
    if not term.of_law:
        return ""
    if term.backward:
        return f"{term.source} định ít nhất {term.length}: không nên đặt ngắn hơn."
    return f"{term.source} định không quá {term.length}: không nên đặt dài hơn."
