from django.db.models import QuerySet

from dialogue_portal.accounts.access import own_rows


class CorrectionQuerySet(QuerySet):
    """What is asked of corrections."""

    def visible_to(self, user):
        """The authority's own people; everybody else reads an issued one on its page of verification."""
        return self.filter(own_rows(user))

    def for_page(self):
        """With everything that its page and print show."""
        return self.select_related("authority", "corrects__authority", "document", "signed_by")
