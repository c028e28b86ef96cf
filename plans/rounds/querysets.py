from datetime import date

from django.db.models import Q

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.workdays.deadlines import DeadlineQuerySet
from plans.rounds.states import RoundState
from plans.states import PlanState

# The long texts of a plan and its words for searching: no public page of a round shows them.
UNSHOWN_OF_PLAN = ("source_text", "unrecognised", "text_facts", "search_plain", "search_toned")


class RoundQuerySet(DeadlineQuerySet):
    """What is asked of rounds."""

    def visible_to(self, user):
        """Everybody sees the rounds of an issued plan; the authority's people see those of their drafts too."""
        return self.filter(own_rows(user) | Q(plan__issued_on__isnull=False))

    def announced(self):
        """Rounds with a date, of issued plans."""
        return self.filter(plan__state=PlanState.ISSUED, state=RoundState.FIXED)

    def upcoming(self, today: date):
        """Announced rounds from the local date `today` on, the next one first."""
        return self.announced().filter(held_on__gte=today).order_by("held_on", "pk")

    def for_page(self):
        """With the plan and the authority, which every page of a round shows."""
        return self.select_related("plan__authority", "authority")
