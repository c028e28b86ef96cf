from dialogue_portal.formats.columns import FollowingQuerySet
from registrations.delegates.states import COMING
from registrations.querysets import received_by


class QuotaQuerySet(FollowingQuerySet):
    """What can be asked of quotas."""

    def visible_to(self, user):
        """For the staff who receive registrations; the head of a collector reaches their own by the link."""
        return self.filter(received_by(user))

    def of_round(self, round):
        """Those of a round in the order of its collectors, with the delegates of each."""
        rows = self.filter(collector__round=round).select_related("collector")
        return rows.order_by("collector__name_key", "collector__pk", "group_key", "pk").prefetch_related(
            "delegates__named_by", "delegates__replaces"
        )


class DelegateQuerySet(FollowingQuerySet):
    """What can be asked of delegates."""

    def visible_to(self, user):
        """For the staff who receive registrations."""
        return self.filter(received_by(user))

    def coming(self):
        """Those who take a place of their quota."""
        return self.filter(state__in=COMING)

    def of_round(self, round):
        """Those of a round, by their given names."""
        rows = self.filter(quota__collector__round=round).select_related("quota__collector", "named_by")
        return rows.order_by("name_key", "pk")
