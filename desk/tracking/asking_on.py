"""Where a citizen asks on after the answer: a new form while a round takes forms, else the office."""

from datetime import date

from dialogue_portal.accounts.models import Authority
from plans.models import Round


def round_to_ask_in(authority: Authority, today: date) -> Round | None:
    """The nearest round that takes forms on the local date `today`, or None."""
    upcoming = Round.objects.for_page().filter(authority=authority).upcoming(today)
    return next((round for round in upcoming if round.takes_registrations(today)), None)
