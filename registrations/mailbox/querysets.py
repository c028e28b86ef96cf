from django.db.models import Count, Q, QuerySet

from registrations.mailbox.states import MessageState
from registrations.querysets import received_by
from registrations.rules import restricted_to


def letters_of(registration, user):
    """The letters that a form came from or that are about it, as far as the user may read them, the oldest first."""
    letters = registration.letters.model.objects.visible_to(user).of_somebody()
    of_form = Q(about=registration) | Q(forms=registration)
    return letters.filter(of_form).distinct().select_related("authority").order_by("received_at", "pk")


class IncomingMessageQuerySet(QuerySet):
    """What can be asked of the letters that come by e-mail."""

    def visible_to(self, user):
        """For the staff who receive registrations; a letter that looks like a denunciation has one reader."""
        if not user.is_authenticated:
            return self.none()
        return self.filter(received_by(user)).filter(Q(restricted="") | Q(authority__in=restricted_to(user)))

    def waiting(self):
        """Those that the office has not sorted yet."""
        return self.filter(state=MessageState.WAITING)

    def count_by_state(self) -> dict[str, int]:
        """{state: number of letters}, with 0 for the states that do not occur."""
        counts = dict(self.order_by().values_list("state").annotate(Count("pk")))
        return {state: counts.get(state, 0) for state in MessageState.values}

    def of_somebody(self):
        """Those that still say who sent them, or hold what was written."""
        return self.filter(emptied_on=None)

    def for_list(self):
        """With what a line of the list shows."""
        return (
            self.select_related("authority", "about")
            .annotate(files=Count("attachments"))
            .order_by("-received_at", "-pk")
        )
