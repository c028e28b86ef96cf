from django.db.models import Q, QuerySet

from dialogue_portal.accounts.access import own_rows
from plans.roundpapers.states import RoundPaperState


class RoundPaperQuerySet(QuerySet):
    def visible_to(self, user):
        """Everybody reads an issued notice; drafts and invitations stay with the authority's own people."""
        return self.filter(own_rows(user) | Q(kind="notice", state=RoundPaperState.ISSUED))

    def for_page(self):
        return self.select_related(
            "authority", "round__plan__authority", "round__plan__document", "document", "replaces__document"
        )
