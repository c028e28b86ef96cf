from django.db.models import Q

from conferences.conclusion.states import ConclusionState
from dialogue_portal.accounts.access import own_rows
from dialogue_portal.workdays.deadlines import DeadlineQuerySet


class ConclusionQuerySet(DeadlineQuerySet):
    """What can be asked of conclusion notices."""

    def visible_to(self, user):
        """Everybody reads issued notices; the people of the authority read its drafts as well."""
        return self.filter(own_rows(user) | Q(state=ConclusionState.ISSUED))

    def issued(self):
        """The notices that are issued."""
        return self.filter(state=ConclusionState.ISSUED)

    def for_page(self):
        """With everything that the list and the page of a notice show."""
        rows = self.select_related("authority", "conference__round__plan", "conference__results", "document")
        return rows.prefetch_related("points__department")

    def newest_first(self):
        """By the day of issue."""
        return self.order_by("-document__issued_on", "-pk")


class ConclusionPointQuerySet(DeadlineQuerySet):
    """What can be asked of the points of conclusion notices."""

    def visible_to(self, user):
        """Everybody reads the points of issued notices, the people of the authority also those of its drafts."""
        return self.filter(own_rows(user) | Q(conclusion__state=ConclusionState.ISSUED))

    def open(self):
        """The points of issued notices that are not done; the points of a draft are not in force."""
        return super().open().filter(conclusion__state=ConclusionState.ISSUED)
