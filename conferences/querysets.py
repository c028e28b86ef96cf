from django.db.models import QuerySet

from dialogue_portal.accounts.access import own_rows
from plans.models import Round


class ConferenceQuerySet(QuerySet):
    """What can be asked of conferences."""

    def visible_to(self, user):
        """The conferences of the authorities the user works for."""
        return self.filter(own_rows(user))

    def for_page(self):
        """With everything that the list and the page of a conference show."""
        return self.select_related(
            "authority",
            "round__plan__authority",
            "document",
            "conclusion__authority",
            "conclusion__document",
            "results__authority",
        ).prefetch_related("attendance")


def rounds_to_prepare(authority):
    """Rounds with a date, of the authority's issued plans, that have no conference yet; the next one first."""
    rounds = Round.objects.announced().filter(authority=authority, conference=None)
    return rounds.select_related("plan__authority").order_by("held_on", "pk")
