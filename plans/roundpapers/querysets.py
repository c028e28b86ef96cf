from django.db.models import Q, QuerySet

from dialogue_portal.accounts.access import own_rows
from plans.roundpapers.states import PaperKind, RoundPaperState


class RoundPaperQuerySet(QuerySet):
    """What is asked of the papers of rounds."""

    def visible_to(self, user):
        """Everybody reads an issued notice; drafts and invitations stay with the authority's own people."""
        return self.filter(own_rows(user) | Q(kind=PaperKind.NOTICE, state=RoundPaperState.ISSUED))

    def issued_notices(self):
        """The notices that were issued, oldest first."""
        return self.filter(kind=PaperKind.NOTICE, state=RoundPaperState.ISSUED).order_by("pk")

    def for_page(self):
        """With everything the paper's page and print show."""
        return self.select_related(
            "authority", "round__plan__authority", "round__plan__document", "document", "replaces__document"
        )
