from dialogue_portal.accounts.access import own_rows
from dialogue_portal.workdays.deadlines import DeadlineQuerySet


class ResultsQuerySet(DeadlineQuerySet):
    """What can be asked of the results to be published."""

    def visible_to(self, user):
        """The rows of the authorities the user works for."""
        return self.filter(own_rows(user))
