from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from registrations.querysets import received_by
from registrations.rules import restricted_to


class AttachmentQuerySet(QuerySet):
    """What can be asked of the files that citizens send."""

    def visible_to(self, user):
        """For the staff who read the whole form: a file belongs to all its questions, also to a restricted one."""
        if not user.is_authenticated:
            return self.none()
        whole = ~Q(registration__questions__restricted__gt="")
        return self.filter(received_by(user), registration__isnull=False).filter(
            whole | Q(authority__in=restricted_to(user))
        )

    def waiting(self):
        """Those whose form is not sent yet."""
        return self.filter(registration=None)

    def waiting_with(self, form_key: str, authority):
        """Those that came with a page of the form, the first one first."""
        return self.waiting().filter(authority=authority, form_key=form_key)

    def waiting_since_before(self, moment: datetime):
        """Those whose form was never sent."""
        return self.waiting().filter(received_at__lt=moment)

    def bytes_in_all(self) -> int:
        """Their sizes added."""
        return self.order_by().aggregate(all=Sum("size"))["all"] or 0
