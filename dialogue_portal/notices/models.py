from datetime import timedelta

from django.db import models, transaction
from django.db.models import Case, Count, Exists, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower
from django.utils.timezone import now

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.addresses import as_stored
from dialogue_portal.formats.codes import without_keys

MOST_ATTEMPTS = 12
# Longer than a mail server may take: a worker that claimed a letter and has no result by then is dead.
ONE_TRY = timedelta(minutes=10)
LONGEST_DEFERRAL = timedelta(hours=6)
# Letters that are gathered leave when no other has come for a while, at the latest some time after the first.
GATHERED_BY = ("gathered_subject", "to", "authority")
GATHERING_QUIET, LONGEST_GATHERING = timedelta(minutes=3), timedelta(minutes=15)
# The pauses between attempts while the mail server is silent: soon after it is back, the letters are sent.
SHORTEST_SILENCE, LONGEST_SILENCE = timedelta(minutes=2), timedelta(minutes=30)


class MailState(models.TextChoices):
    """Trạng thái của một thư: failed after too many attempts, refused because its address has bounced."""

    WAITING = "waiting", "Chờ gửi"
    FAILED = "failed", "Không gửi được"
    REFUSED = "refused", "Bị từ chối"
    SENT = "sent", "Đã gửi"


class BouncedAddressQuerySet(models.QuerySet):
    """Bounced addresses by reader and letters; they are recorded and cleared here."""

    def visible_to(self, user):
        """The addresses of the letters that the user may see."""
        return self.of_letters(OutgoingMail.objects.visible_to(user))

    def of_letters(self, letters):
        """The addresses to which some of `letters` are written."""
        return self.filter(address__in=letters.values(plain=Lower("to")))

    def with_blocked_letters(self, letters):
        """Each with `blocked_letters`: the number of `letters` that are not sent because of it."""
        unsent = letters.unsent_to(OuterRef("address")).order_by()
        counted = unsent.values("plain").annotate(count=Count("pk")).values("count")
        return self.annotate(blocked_letters=Coalesce(Subquery(counted), 0))

    def record_bounce(self, address: str, reason: str) -> bool:
        """Adds an address, in capitals or not; False when it is there already. `reason` is the server's code."""
        return self.get_or_create(address=as_stored(address).lower(), defaults={"reason": reason})[1]

    def clear(self, address: str) -> bool:
        """Removes an address, in capitals or not; False when it is not there (any more)."""
        return self.filter(address=as_stored(address).lower()).delete()[0] > 0


class BouncedAddress(models.Model):
    """Địa chỉ bị từ chối: a mail server answered that it never takes letters for this address.

    No letter is sent to it any more. Only the code of the server's answer is stored, because its text may repeat names.
    """

    address = models.EmailField("địa chỉ", unique=True)
    since = models.DateTimeField("từ lúc", default=now, editable=False)
    reason = models.CharField("mã trả lời", max_length=11, editable=False)

    objects = BouncedAddressQuerySet.as_manager()

    class Meta:
        verbose_name = "địa chỉ bị từ chối"
        verbose_name_plural = "địa chỉ bị từ chối"
        ordering = ["-since", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="bounced_address_is_lower_case",
                condition=Q(address=Lower("address")),
                violation_error_message="Xin ghi địa chỉ bằng chữ thường.",
            )
        ]

    def __str__(self):
        return self.address


def _due_at(moment):
    """The condition that a letter may be tried at `moment`.

    A time in the far future is wrong if the computer's clock was ahead when it was written: it is ignored.
    """
    tried = Q(attempts__gt=0) | Q(unanswered_since__isnull=False)
    ahead = Q(created_at__gt=moment) | tried & Q(try_after__gt=moment + LONGEST_DEFERRAL)
    return Q(try_after__lte=moment) | ahead


def _is_gathered(moment):
    """The condition that a letter stands alone, or that all are there at `moment` that it is gathered with."""
    others = OutgoingMail.objects.filter(
        sent_at=None,
        attempts=0,
        **{name: OuterRef(name) for name in GATHERED_BY},
    )
    coming = others.filter(created_at__range=(moment - GATHERING_QUIET, moment))
    overdue = others.filter(created_at__lt=moment - LONGEST_GATHERING)
    return Q(gathered_subject="") | ~Exists(coming) | Exists(overdue)


class OutgoingMailQuerySet(models.QuerySet):
    """Letters by reader and delivery, and the steps of their delivery that several workers may take at once."""

    def visible_to(self, user):
        """The letters of the authorities that the user works for."""
        return self.filter(own_rows(user))

    def with_delivery(self):
        """Each with `delivery`, its MailState, and with `bounced`, whether its address has bounced."""
        states = Case(
            When(sent_at__isnull=False, then=Value(MailState.SENT)),
            When(bounced=True, then=Value(MailState.REFUSED)),
            When(attempts__gte=MOST_ATTEMPTS, then=Value(MailState.FAILED)),
            default=Value(MailState.WAITING),
            output_field=models.CharField(),
        )
        of_address = BouncedAddress.objects.filter(address=Lower(OuterRef("to")))
        return self.annotate(bounced=Exists(of_address), delivery=states)

    def of_state(self, *states):
        """The letters in one of these delivery states."""
        return self.with_delivery().filter(delivery__in=states)

    def undelivered(self):
        """The letters that failed or were refused: somebody has to do something about them."""
        return self.of_state(MailState.FAILED, MailState.REFUSED).filter(sent_at=None)

    def unsent_to(self, address):
        """The letters to an address, given in lower case, that were not sent for any reason."""
        return self.annotate(plain=Lower("to")).filter(plain=address, sent_at=None)

    def waiting(self):
        """The letters that wait and may be tried now."""
        moment = now()
        return self.of_state(MailState.WAITING).filter(_due_at(moment), _is_gathered(moment), sent_at=None)

    def gathered_with(self, letter):
        """The letters that make one message with a letter, itself among them."""
        return self.filter(**{name: getattr(letter, name) for name in GATHERED_BY})

    def unanswered(self):
        """The letters that wait because the mail server did not answer, if it has taken no letter since then."""
        last = OutgoingMail.objects.aggregate(sent=Max("sent_at"))["sent"]
        silence = Q(unanswered_since__gt=last) if last else Q(unanswered_since__isnull=False)
        return self.of_state(MailState.WAITING).filter(silence, sent_at=None)

    def earliest_silence(self):
        """The time since which the mail server has not answered, or None."""
        return self.aggregate(since=Min("unanswered_since"))["since"]

    def counts(self) -> dict[str, int]:
        """{state: number of letters}, without the states that no letter is in."""
        found = self.with_delivery().order_by().values("delivery").annotate(count=Count("pk"))
        return {row["delivery"]: row["count"] for row in found}

    def claim(self, pk):
        """The letter with this key and those it is gathered with, for this caller alone during ONE_TRY.

        The list is empty when the letter is claimed, sent or not due.
        """
        mail = self.waiting().filter(pk=pk).first()
        if mail is None:
            return []
        with_it = (
            self.waiting().filter(pk=pk) if not mail.gathered_subject else self.waiting().gathered_with(mail)
        )
        keys = list(with_it.order_by("pk").values_list("pk", flat=True))
        until = now() + ONE_TRY
        with transaction.atomic():
            # Everybody takes the first of them first: one caller gets it, and the others with it.
            if not self.waiting().filter(pk__in=keys[:1]).update(try_after=until):
                return []
            self.filter(pk__in=keys).update(try_after=until)
        return list(self.filter(pk__in=keys).select_related("authority").order_by("pk"))

    def reset_attempts(self) -> None:
        """Gives the letters that were tried before all their attempts again, at once; the others keep their time.

        A letter that a worker may be sending at this moment is left out, because it could be sent twice.
        """
        moment = now()
        perhaps_claimed = Q(attempts__lt=MOST_ATTEMPTS, try_after__range=(moment, moment + ONE_TRY))
        tried = self.filter(attempts__gt=0, sent_at=None).exclude(perhaps_claimed)
        tried.update(attempts=0, try_after=moment)


class OutgoingMail(models.Model):
    """Thư đi: written in the same transaction as the change that it is about, sent afterwards.

    `key` names the kind, row, occasion and recipient: there is no second letter with the same key. The state is not
    stored: it follows from `sent_at`, `attempts` (the number of refusals) and BouncedAddress; see `with_delivery`.
    Letters with the same `gathered_subject` ("{count} …") to one person leave together as one message.
    """

    # Of letters that were read `with_delivery`.
    delivery: str
    bounced: bool

    authority = models.ForeignKey(Authority, models.PROTECT, verbose_name="cơ quan")
    key = models.CharField("khóa", max_length=400, unique=True, editable=False)
    to = models.EmailField("người nhận")
    subject = models.CharField("tiêu đề", max_length=300)
    body = models.TextField("nội dung")
    event = models.TextField("tệp lịch (.ics)", blank=True, editable=False)
    gathered_subject = models.CharField("tiêu đề thư gộp", max_length=120, blank=True, editable=False)
    created_at = models.DateTimeField("viết lúc", auto_now_add=True)
    try_after = models.DateTimeField("gửi từ lúc", default=now, editable=False)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0, editable=False)
    unanswered_since = models.DateTimeField(
        "máy chủ thư không trả lời từ lúc", null=True, blank=True, editable=False
    )
    last_error = models.CharField("lỗi lần cuối", max_length=300, blank=True, editable=False)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True, editable=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư đi"
        verbose_name_plural = "thư đi"
        ordering = ["-created_at", "-pk"]
        indexes = [
            models.Index(fields=["try_after"], name="mail_waiting", condition=Q(sent_at=None)),
            models.Index(Lower("to"), name="mail_address"),
            models.Index(fields=["sent_at"], name="mail_sent"),
        ]

    def __str__(self):
        return self.subject

    @property
    def shown_body(self) -> str:
        """The words for staff: what opens a form stays between the authority and its citizen."""
        return without_keys(self.body)

    @property
    def status(self) -> str:
        """The state in words, of a letter that was read `with_delivery`."""
        return MailState(self.delivery).label

    def record_silence(self, reason: str) -> None:
        """Records that the mail server did not answer: no attempt is counted; the pause grows with the silence."""
        self.unanswered_since = self.unanswered_since or now()
        silence = now() - self.unanswered_since
        self._record_try(reason, pause=min(max(silence, SHORTEST_SILENCE), LONGEST_SILENCE))

    def record_deferral(self, reason: str) -> None:
        """Records that the server did not take the letter; the next attempt comes after 2, 4, 8, … minutes."""
        self.attempts, self.unanswered_since = self.attempts + 1, None
        self._record_try(reason, pause=min(timedelta(minutes=2**self.attempts), LONGEST_DEFERRAL))

    def record_bounce(self, reason: str) -> None:
        """Records that the address bounced: it is tried again at once when the address is cleared, not before."""
        self.attempts, self.unanswered_since = self.attempts + 1, None
        self._record_try(reason, pause=timedelta())

    def record_sent(self) -> None:
        """Records that the mail server has taken the letter."""
        self.sent_at, self.last_error, self.unanswered_since = now(), "", None
        self.save(update_fields=["sent_at", "last_error", "unanswered_since"])

    def _record_try(self, reason: str, pause: timedelta) -> None:
        self.try_after, self.last_error = now() + pause, reason
        self.save(update_fields=["try_after", "attempts", "unanswered_since", "last_error"])
