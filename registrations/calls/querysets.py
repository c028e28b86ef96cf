from datetime import date, datetime

from django.db.models import F, Q, QuerySet

from registrations.calls.states import ENDS, CallOutcome, Way
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
        known = Q(registration__anonymised_on=None) | ~Q(last_name="")
        rows = self.filter(known, outcome=CallOutcome.OWED)
        return rows.exclude(by_letter).exclude(stays_away)

    def late(self, today: date):
        """What is owed and should have been told before the local date `today`."""
        return self.owed().filter(tell_by__lt=today)

    def ended_since(self, moment: datetime):
        """What was told, or given up, from `moment` on, the last first."""
        return self.filter(outcome__in=ENDS, settled_at__gte=moment).order_by("-settled_at", "-pk")

    def call_again(self) -> None:
        """A telephone number was corrected: these people are called, and not written to."""
        self.update(way=Way.PHONE, try_after=None)

    def for_page(self):
        """With the person, the authority and who wrote on it last."""
        return self.select_related(
            "authority", "registration__round__plan", "registration__authority", "handled_by"
        )
