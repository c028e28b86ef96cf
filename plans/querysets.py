from django.db.models import Case, Exists, Max, OuterRef, Q, When

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.formats.columns import FollowingQuerySet
from plans.states import PlanState


class PlanQuerySet(FollowingQuerySet):
    """What is asked of plans."""

    def visible_to(self, user):
        """Everybody sees issued plans, also those cancelled later; the authority's people see all of theirs."""
        return self.filter(own_rows(user) | Q(issued_on__isnull=False))

    def issued(self):
        """Plans in force, each once: an amendment counts through the plan it belongs to."""
        return self.own().filter(state=PlanState.ISSUED)

    def own(self):
        """Plans proper, without the amendments of others."""
        return self.filter(amends=None)

    def of_year(self, authority, year):
        """The plans proper of one authority and year that are not cancelled, in the order in which they were made."""
        found = self.own().filter(authority=authority, year=year).exclude(state=PlanState.CANCELLED)
        return found.select_related("document").order_by("pk")

    def next_ordinal(self, authority, year):
        """The number that a new plan gets among those of its authority and year, cancelled ones counted as well."""
        found = self.own().filter(authority=authority, year=year).aggregate(Max("ordinal"))
        return (found["ordinal__max"] or 0) + 1

    def for_list(self):
        """With everything the list shows, cancelled ones last; `has_twin`: its authority has another in its year."""
        others = self.model.objects.own().exclude(state=PlanState.CANCELLED).exclude(pk=OuterRef("pk"))
        others = others.filter(authority=OuterRef("authority"), year=OuterRef("year"))
        listed = self.annotate(has_twin=Exists(others)).order_by(
            Case(When(state=PlanState.CANCELLED, then=1), default=0), "-year", "-pk"
        )
        return listed.select_related("authority", "document").prefetch_related(
            "rounds", "amendments__document"
        )

    def for_page(self):
        """With everything the plan's page and print show."""
        plans = self.select_related(
            "authority", "signed_by", "prepared_by", "document", "amends__document", "copied_from__document"
        )
        papers = ("rounds__papers__document", "rounds__papers__authority")
        return plans.prefetch_related("sections__items", "rounds__authority", *papers, "amendments__document")

    def years(self):
        """The years of these plans, newest first, each once."""
        return self.order_by("-year").values_list("year", flat=True).distinct()
