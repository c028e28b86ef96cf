from django.db.models import Count, F, Q

from dialogue_portal.formats.columns import FollowingQuerySet
from registrations.querysets import received_by
from registrations.states import QuestionState


class CollectorQuerySet(FollowingQuerySet):
    """What can be asked of collectors."""

    def visible_to(self, user):
        """For the staff who receive registrations; a collector reaches their own by the link."""
        return self.filter(received_by(user))

    def counted(self):
        """With `handed_in`: how many opinions came through each and were not withdrawn, before the office split any."""
        whole = Q(registrations__questions__split_from=None)
        withdrawn = Q(registrations__questions__state=QuestionState.WITHDRAWN) | Q(
            registrations__withdrawn_at__isnull=False
        )
        handed_in = Count("registrations__questions", filter=whole & ~withdrawn)
        return self.annotate(handed_in=handed_in)

    def owing(self):
        """Those of `counted` who have handed in fewer opinions than they owe."""
        return self.filter(handed_in__lt=F("owes"))

    def for_page(self):
        """With the round, which every page of a collector shows."""
        return self.select_related("authority", "round__plan__authority", "round__authority")
