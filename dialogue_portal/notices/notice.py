from datetime import datetime
from functools import partial

from django.conf import settings
from django.db import transaction
from django.template.loader import render_to_string

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.notices.tasks import deliver_soon


class Notice:
    """Một loại thư: subclass it, name the template and say who gets it.

    The template's first line is the subject. `about` is the row it tells of; `occasion` tells two letters of one
    kind about one row apart (a due date, a version), so that each is written once and never again.
    """

    template: str

    def __init__(self, about, *, occasion="", **context):
        self.about = about
        self.occasion = occasion
        self.context = context

    @property
    def authority_id(self) -> int:
        """The key of the authority in whose name it is written."""
        return self.about.authority_id

    def recipients(self):
        """The e-mail addresses; empty ones are passed over."""
        raise NotImplementedError

    def send(self, not_before: datetime | None = None) -> None:
        """Puts the letters into the outbox, in the caller's transaction; they leave after commit or at `not_before`."""
        context = {"about": self.about, "base_url": settings.BASE_URL, **self.context}
        subject, body = render_to_string(self.template, context).split("\n", 1)
        for address in filter(None, dict.fromkeys(self.recipients())):
            mail, new = OutgoingMail.objects.get_or_create(
                key=self._key(address),
                defaults={
                    "authority_id": self.authority_id,
                    "to": address,
                    "subject": subject.strip(),
                    "body": body.strip(),
                    **({"try_after": not_before} if not_before else {}),
                },
            )
            if new and not_before is None:
                transaction.on_commit(partial(deliver_soon, mail.pk))

    @classmethod
    def written(cls, about=None, occasion=""):
        """The letters of this kind, about one row on occasions that begin like this, or about any."""
        return OutgoingMail.objects.filter(key__startswith=cls._key_of(about, occasion))

    @classmethod
    def _key_of(cls, about, occasion):
        return f"{cls.__name__}:" + (f"{about._meta.label_lower}:{about.pk}:{occasion}" if about else "")

    def _key(self, address):
        return f"{self._key_of(self.about, self.occasion)}:{address}"


class ToRoles(Notice):
    """Goes to everybody who holds one of `roles` in the authority of the row."""

    roles: tuple[Role, ...]

    def recipients(self):
        people = User.objects.with_role(self.about.authority, *self.roles)
        return people.order_by("pk").values_list("email", flat=True)


class ToOffice(ToRoles):
    roles = (Role.CLERK,)


class ToLeaders(ToRoles):
    roles = LEADERS


class ToSigners(Notice):
    """Goes to everybody who may sign the paper that waits; `type_code` is the paper's."""

    type_code: str

    def recipients(self):
        signers = User.objects.who_may_sign(self.about.authority, self.type_code)
        return signers.order_by("pk").values_list("email", flat=True)
