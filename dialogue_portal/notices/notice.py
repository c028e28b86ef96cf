"""The base classes of all letters; each app has its kinds of letters in a file notices.py."""

from datetime import date, datetime, timedelta

from django.conf import settings
from django.db import transaction
from django.dispatch import Signal
from django.template.loader import render_to_string
from django.utils.timezone import now

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.formats.addresses import as_stored
from dialogue_portal.notices.mailboxes import MOST_DAYS_TO_WAIT, days_to_wait
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.notices.queue import deliver_soon
from dialogue_portal.records.addressed import Addressed

# Sent in the transaction of a step with `notice`, a letter to a citizen that no mailbox gets, and with its `letter`,
# an OutgoingMail that is not stored: the drawer `registrations/calls` listens to it.
unreached = Signal()


class Notice:
    """Một loại thư: each kind of letter is a subclass with a template and recipients.

    The first line of the template is the subject. `about` is the row that the letter is about. `occasion` (a due
    date, a version) distinguishes letters of one kind about one row: for each occasion a person gets one letter.
    """

    template: str
    # "{count} …": letters of this kind to one person that are written in one go leave as one message of this subject.
    gathered_subject = ""

    def __init__(self, about, *, occasion="", **context):
        self.about = about
        self.occasion = occasion
        self.context = context

    @property
    def authority_id(self) -> int:
        """The key of the authority in whose name the letter is written."""
        return self.about.authority_id

    def recipients(self):
        """The e-mail addresses; empty ones are skipped."""
        raise NotImplementedError

    def event(self) -> str:
        """The .ics file that the letter carries; by default none."""
        return ""

    def send(self, not_before: datetime | None = None, *, is_first: bool = False) -> None:
        """Puts the letters into the outbox, in the caller's transaction; sent after commit or at `not_before`.

        `is_first`: the row is new in this transaction, so no letter about it can be there, and nothing looks for one.
        """
        subject, body = self.words()
        for address in dict.fromkeys(map(as_stored, filter(None, self.recipients()))):
            key, letter = (
                self._key(address),
                {
                    "authority_id": self.authority_id,
                    "to": address,
                    "subject": subject,
                    "body": body,
                    "event": self.event(),
                    "gathered_subject": self.gathered_subject,
                    **({"try_after": not_before} if not_before else {}),
                },
            )
            if is_first:
                OutgoingMail.objects.create(key=key, **letter)
            new = is_first or OutgoingMail.objects.get_or_create(key=key, defaults=letter)[1]
            if new and not_before is None:
                Addressed.note(address)
                if not self.gathered_subject:
                    transaction.on_commit(deliver_soon)

    def words(self) -> tuple[str, str]:
        """The subject and the body of the letter."""
        context = {"about": self.about, "base_url": settings.BASE_URL, **self.context}
        subject, body = render_to_string(self.template, context).split("\n", 1)
        return subject.strip(), body.strip()

    @classmethod
    def written(cls, about=None, occasion=""):
        """The letters of this kind; with `about` those about one row, on occasions that begin with `occasion`."""
        return OutgoingMail.objects.filter(key__startswith=cls._key_of(about, occasion))

    @classmethod
    def _key_of(cls, about, occasion):
        return f"{cls.__name__}:" + (f"{about._meta.label_lower}:{about.pk}:{occasion}" if about else "")

    def _key(self, address):
        return f"{self._key_of(self.about, self.occasion)}:{address}"


class ToCitizen(Notice):
    """Goes to the address that a citizen wrote into a form: nobody knows whether it is theirs.

    At most three such letters a day leave for one mailbox, whoever asked for them. Further ones leave on the next days;
    what the citizen has read on the screen already (`is_receipt`) is not written. Whoever has no address is told
    otherwise (`unreached`), except of what they did or read on the screen themselves (`seen_on_screen`).
    """

    is_receipt = False
    seen_on_screen = False
    # Of several pieces of news with one topic about one row only the newest is true; "" where each of them stays true.
    topic = ""
    # Whether only the few people who read restricted words may read it, whatever it is about.
    is_confidential = False

    def send(self, not_before: datetime | None = None, *, is_first: bool = False) -> None:
        """Writes the letter for the first day on which fewer than three leave for its mailbox."""
        addresses = [as_stored(address) for address in self.recipients() if address]
        goes_out = False
        for address in addresses:
            if not is_first and OutgoingMail.objects.filter(key=self._key(address)).exists():
                goes_out = True
                continue
            days = days_to_wait(address, most=0 if self.is_receipt else MOST_DAYS_TO_WAIT)
            if days is not None:
                goes_out = True
                super().send(now() + timedelta(days=days) if days else not_before, is_first=is_first)
        if not goes_out and not self.seen_on_screen:
            self._tell_otherwise()

    @property
    def last_day(self) -> date | None:
        """The last local day on which the news is still of use; None where it stays so."""
        return self.context.get("last_day")

    @classmethod
    def of_letter(cls, letter: OutgoingMail) -> "type[ToCitizen] | None":
        """The kind of a stored letter; None where it is no letter to a citizen."""
        name = letter.key.partition(":")[0]
        return next((kind for kind in cls.kinds() if kind.__name__ == name), None)

    @classmethod
    def kinds(cls) -> "list[type[ToCitizen]]":
        """Every kind of letter to citizens that is sent: those with a text."""
        below = [kind for child in cls.__subclasses__() for kind in child.kinds()]
        return [cls, *below] if hasattr(cls, "template") else below

    def _tell_otherwise(self) -> None:
        subject, body = self.words()
        letter = OutgoingMail(
            authority_id=self.authority_id, key=self._key(""), to="", subject=subject, body=body
        )
        unreached.send(type(self), notice=self, letter=letter)


class ToRoles(Notice):
    """Goes to everybody who has one of `roles` in the authority of the row."""

    roles: tuple[Role, ...]

    def recipients(self):
        """The addresses of these people."""
        people = User.objects.with_role(self.about.authority, *self.roles)
        return people.order_by("pk").values_list("email", flat=True)


class ToOffice(ToRoles):
    """Goes to the office of the authority."""

    roles = (Role.CLERK,)


class ToLeaders(ToRoles):
    """Goes to the leaders of the authority."""

    roles = LEADERS


class ToSigners(Notice):
    """Goes to everybody who may sign the paper, of the type `type_code` (a documents.PaperType), of a row with a flow.

    Whoever has written on it does not sign it.
    """

    type_code: str

    def recipients(self):
        """The addresses of these people."""
        signers = User.objects.who_may_sign(self.about.authority, self.type_code)
        signers = signers.exclude(pk__in=self.about.writers)
        return signers.order_by("pk").values_list("email", flat=True)
