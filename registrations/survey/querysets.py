from datetime import date

from django.db import models
from django.db.models import Count, Q

from dialogue_portal.accounts.models import Authority
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.querysets import received_by
from registrations.rules import restricted_to

# A survey is asked of rounds that people know the day of.
ANNOUNCED = Q(round__plan__state=PlanState.ISSUED, round__state__in=[RoundState.FIXED, RoundState.HELD])


class SurveyQuerySet(models.QuerySet):
    """What can be asked of surveys."""

    def visible_to(self, user):
        """For those who receive registrations."""
        return self.filter(received_by(user))

    def known(self):
        """Those of rounds that everybody knows of, called off or not: a stranger may open their pages."""
        return self.filter(round__plan__issued_on__isnull=False)

    def open_to_all(self, authority: Authority, today: date):
        """Those that anybody may answer by their common link on `today`."""
        running = self.filter(ANNOUNCED, authority=authority, is_for_all=True)
        return running.filter(opens_on__lte=today, closes_on__gte=today).select_related("round")

    def for_list(self):
        """With the number of answers, the newest first."""
        rows = self.select_related("authority", "round__plan").annotate(answered=Count("answers"))
        return rows.order_by("-pk")


class SurveyTextQuerySet(models.QuerySet):
    """What can be asked of words that people wrote in a survey."""

    def visible_to(self, user):
        """What looks like a denunciation or holds an identity number is for one person alone."""
        return self.filter(
            Q(restricted="") | Q(question__survey__authority__in=restricted_to(user)),
            question__survey__authority__in=list(user.roles) if user.is_authenticated else [],
        )
