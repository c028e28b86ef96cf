from datetime import date

from django.db.models import F, Q, QuerySet

from registrations.calls.states import CallOutcome
from registrations.querysets import received_by
from registrations.rules import restricted_to


class CallQuerySet(QuerySet):
    """What can be asked of calls."""

    def visible_to(self, user):
        """For the staff who receive registrations; what few people read only for those."""
        return self.filter(received_by(user)).filter(
            Q(is_confidential=False) | Q(authority__in=restricted_to(user))
        )

    def owed(self):
        """What somebody is still to be told: the person is known, comes, and no letter has reached them meanwhile."""
        by_letter = Q(letter__sent_at__gt=F("owed_at"))
        stays_away = Q(topic__startswith="round:", registration__withdrawn_at__isnull=False)
        rows = self.filter(outcome=CallOutcome.OWED, registration__anonymised_on=None)
        return rows.exclude(by_letter).exclude(stays_away)

    def late(self, today: date):
        """What is owed and should have been told before the local date `today`."""
        return self.owed().filter(tell_by__lt=today)

    def urgent_first(self):
        """In the order in which people are called."""
        return self.order_by("tell_by", "owed_at", "pk")

    def for_page(self):
        """With the person and the authority."""
        return self.select_related("authority", "registration__round__plan", "registration__authority")
