"""Sample data: one made-up commune with a plan in every stage, so that everything can be tried on the first day."""

from desk.samples.people import shown_logins
from desk.samples.story import load

__all__ = ["load", "shown_logins"]
