from datetime import datetime

from django.db.models import Q, QuerySet, Sum

from registrations.entry.channels import Channel
from registrations.querysets import received_by
from registrations.rules import restricted_to


class AttachmentQuerySet(QuerySet):
    """What can be asked of the files that citizens send."""

    def visible_to(self, user):
        """For the staff who read the whole form: a file belongs to all its questions, also to a restricted one.

        What came with restricted words is restricted as they are.
        """
        if not user.is_authenticated:
            return self.none()
        whole = ~Q(registration__questions__restricted__gt="") & (
            Q(supplement=None) | Q(supplement__restricted="")
        )
        whole &= Q(message=None) | Q(message__restricted="")
        return self.filter(received_by(user), form_key="").filter(
            whole | Q(authority__in=restricted_to(user))
        )

    def for_answering(self, question):
        """Those that whoever answers the question opens: of its form and of what was added to it.

        None of a form on which anything is restricted, and no slip and no letter: they show telephone number and
        address. What was added to another question stays with it.
        """
        hiding = Q(questions__restricted__gt="") | Q(questions__supplements__restricted__gt="")
        form = question.registration
        if form is None or form.anonymised_on or type(form).objects.filter(hiding, pk=form.pk).exists():
            return self.none()
        own = Q(supplement__question=question)
        if form.channel == Channel.WEB:
            own |= Q(supplement=None)
        return self.filter(own, registration=form, form_key="", is_slip=False)

    def sent_with_the_form(self):
        """Without those that came later."""
        return self.filter(supplement=None)

    def readable_beside(self, supplements, user) -> set[int]:
        """The keys of those files of these supplements that the user may save; asks nothing where there are none."""
        if not any(supplement.attachments.all() for supplement in supplements):
            return set()
        return set(self.visible_to(user).filter(supplement__in=supplements).values_list("pk", flat=True))

    def waiting(self):
        """Those whose form is not sent yet."""
        return self.filter(registration=None, message=None)

    def waiting_with(self, form_key: str, authority):
        """Those that came with a page of the form, the first one first."""
        return self.waiting().filter(authority=authority, form_key=form_key)

    def waiting_since_before(self, moment: datetime):
        """Those whose form was never sent."""
        return self.waiting().filter(received_at__lt=moment)

    def bytes_in_all(self) -> int:
        """Their sizes added."""
        return self.order_by().aggregate(all=Sum("size"))["all"] or 0
