from django.db.models import Q, QuerySet

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.documents.states import ENDED
from plans.roundpapers.states import PUBLIC, PaperKind, RoundPaperState


class RoundPaperQuerySet(QuerySet):
    """What is asked of the papers of rounds."""

    def visible_to(self, user):
        """Everybody reads a notice once it was issued, also a withdrawn one; the rest is for the authority's people."""
        return self.filter(own_rows(user) | Q(kind=PaperKind.NOTICE, state__in=PUBLIC))

    def notices_in_force(self):
        """The notices that were issued and are in force, oldest first."""
        issued = self.filter(kind=PaperKind.NOTICE, state=RoundPaperState.ISSUED)
        return issued.exclude(document__status_changes__kind__in=ENDED).order_by("pk")

    def for_page(self):
        """With everything the paper's page and print show."""
        return self.select_related(
            "authority", "round__plan__authority", "round__plan__document", "document", "replaces__document"
        )
