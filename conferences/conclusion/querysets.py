from django.db.models import Q

from conferences.conclusion.states import ConclusionState
from dialogue_portal.accounts.access import own_rows
from dialogue_portal.workdays.deadlines import DeadlineQuerySet


class ConclusionQuerySet(DeadlineQuerySet):
    def visible_to(self, user):
        """Everybody reads an issued notice; the authority's people read their drafts."""
        return self.filter(own_rows(user) | Q(state=ConclusionState.ISSUED))

    def issued(self):
        return self.filter(state=ConclusionState.ISSUED)

    def for_page(self):
        rows = self.select_related("authority", "conference__round__plan", "conference__results", "document")
        return rows.prefetch_related("points__department")

    def newest_first(self):
        return self.order_by("-document__issued_on", "-pk")


class ConclusionPointQuerySet(DeadlineQuerySet):
    def visible_to(self, user):
        return self.filter(own_rows(user) | Q(conclusion__state=ConclusionState.ISSUED))

    def open(self):
        """What an issued notice orders and nobody has done yet; a draft orders nothing."""
        return super().open().filter(conclusion__state=ConclusionState.ISSUED)
