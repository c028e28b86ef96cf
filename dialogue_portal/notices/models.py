from datetime import timedelta

from django.db import models
from django.db.models import Case, Count, Exists, Max, Min, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Coalesce, Lower
from django.utils.timezone import now

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.models import Authority

MOST_ATTEMPTS = 12
# Longer than a mail server may take: whoever claimed a letter and has not said so by then is dead.
ONE_TRY = timedelta(minutes=10)
LONGEST_PUT_OFF = timedelta(hours=6)
# A server that is back again finds its letters soon, however long it was away.
SHORTEST_SILENCE, LONGEST_SILENCE = timedelta(minutes=2), timedelta(minutes=30)


class MailState(models.TextChoices):
    WAITING = "waiting", "Chờ gửi"
    FAILED = "failed", "Không gửi được"
    REFUSED = "refused", "Bị từ chối"
    SENT = "sent", "Đã gửi"


class BouncedAddressQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.of_letters(OutgoingMail.objects.visible_to(user))

    def of_letters(self, letters):
        return self.filter(address__in=letters.values(plain=Lower("to")))

    def with_blocked_letters(self, letters):
        """Each with `held`: how many of `letters` do not leave because of it."""
        unsent = letters.unsent_to(OuterRef("address")).order_by()
        counted = unsent.values("plain").annotate(count=Count("pk")).values("count")
        return self.annotate(held=Coalesce(Subquery(counted), 0))

    def mark(self, address: str, reason: str) -> bool:
        """Marks the address, in any spelling; False when it is marked already."""
        return self.get_or_create(address=address.lower(), defaults={"reason": reason})[1]

    def unmark(self, address: str) -> bool:
        """Takes the mark away; False when there is none (any more)."""
        return self.filter(address=address.lower()).delete()[0] > 0


class BouncedAddress(models.Model):
    """Địa chỉ bị từ chối: a mail server said for good that it takes no letter for it.

    Nothing is tried to a marked address; of the server's answer only the code is kept, for its text may repeat names.
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
    """Whether a letter may be tried; one that a clock which was ahead wrote or put off does not wait for its day."""
    tried = Q(attempts__gt=0) | Q(unanswered_since__isnull=False)
    ahead = Q(created_at__gt=moment) | tried & Q(try_after__gt=moment + LONGEST_PUT_OFF)
    return Q(try_after__lte=moment) | ahead


class OutgoingMailQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(own_rows(user))

    def with_delivery(self):
        """Each with its `delivery`, a MailState, and whether its address is `bounced`."""
        states = Case(
            When(sent_at__isnull=False, then=Value(MailState.SENT)),
            When(bounced=True, then=Value(MailState.REFUSED)),
            When(attempts__gte=MOST_ATTEMPTS, then=Value(MailState.FAILED)),
            default=Value(MailState.WAITING),
            output_field=models.CharField(),
        )
        marks = BouncedAddress.objects.filter(address=Lower(OuterRef("to")))
        return self.annotate(bounced=Exists(marks), delivery=states)

    def of_state(self, *states):
        return self.with_delivery().filter(delivery__in=states)

    def undelivered(self):
        """Neither sent nor waiting: somebody has to see to them."""
        return self.of_state(MailState.FAILED, MailState.REFUSED).filter(sent_at=None)

    def unsent_to(self, address):
        """Those to an address, given in lower case, whatever keeps them."""
        return self.annotate(plain=Lower("to")).filter(plain=address, sent_at=None)

    def waiting(self):
        """Waiting, and due for a try."""
        return self.of_state(MailState.WAITING).filter(_due_at(now()), sent_at=None)

    def unanswered(self):
        """Waiting, because the mail server said nothing to them, nor took any letter since then."""
        last = self.model.objects.aggregate(sent=Max("sent_at"))["sent"]
        silence = Q(unanswered_since__gt=last) if last else Q(unanswered_since__isnull=False)
        return self.of_state(MailState.WAITING).filter(silence, sent_at=None)

    def earliest_silence(self):
        """Since when the mail server has said nothing, or None."""
        return self.aggregate(since=Min("unanswered_since"))["since"]

    def counts(self) -> dict[str, int]:
        """{state: how many}; a state without letters is missing."""
        found = self.with_delivery().order_by().values("delivery").annotate(count=Count("pk"))
        return {row["delivery"]: row["count"] for row in found}

    def claim(self, pk):
        """The waiting letter, for this caller alone while it tries; None when another has it or it is sent."""
        claimed = self.waiting().filter(pk=pk).update(try_after=now() + ONE_TRY)
        return self.select_related("authority").get(pk=pk) if claimed else None

    def start_anew(self) -> None:
        """What was tried before is due at once with all its attempts; what is kept for later stays for later.

        A letter that somebody may be trying at this moment is left alone: it would go out twice.
        """
        moment = now()
        perhaps_claimed = Q(attempts__lt=MOST_ATTEMPTS, try_after__range=(moment, moment + ONE_TRY))
        tried = self.filter(attempts__gt=0, sent_at=None).exclude(perhaps_claimed)
        tried.update(attempts=0, try_after=moment)


class OutgoingMail(models.Model):
    """Thư đi: written in the same transaction as the change it tells about, sent afterwards.

    `key` names what is told to whom: a second letter of the same thing cannot exist. Its state is not stored: it
    follows from `sent_at`, `attempts` (answers that refused it) and the mark of its address (`with_delivery`).
    """

    authority = models.ForeignKey(Authority, models.PROTECT, verbose_name="cơ quan")
    key = models.CharField("khóa", max_length=400, unique=True, editable=False)
    to = models.EmailField("người nhận")
    subject = models.CharField("tiêu đề", max_length=300)
    body = models.TextField("nội dung")
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
    def status(self):
        """The state in words, of a letter that was asked for `with_delivery`."""
        return MailState(self.delivery).label

    def wait_for_server(self, reason: str) -> None:
        """Notes that the mail server said nothing: that costs no attempt; the pause grows with its silence."""
        self.unanswered_since = self.unanswered_since or now()
        silence = now() - self.unanswered_since
        self._note(reason, pause=min(max(silence, SHORTEST_SILENCE), LONGEST_SILENCE))

    def put_off(self, reason: str) -> None:
        """Notes an answer that refused the letter; the next try comes after 2, 4, 8, … minutes."""
        self.attempts, self.unanswered_since = self.attempts + 1, None
        self._note(reason, pause=min(timedelta(minutes=2**self.attempts), LONGEST_PUT_OFF))

    def hold_back(self, reason: str) -> None:
        """Notes the answer for which its address is marked; only the mark keeps it from being tried again."""
        self.attempts, self.unanswered_since = self.attempts + 1, None
        self._note(reason, pause=timedelta())

    def mark_sent(self) -> None:
        self.sent_at, self.last_error, self.unanswered_since = now(), "", None
        self.save(update_fields=["sent_at", "last_error", "unanswered_since"])

    def _note(self, reason, pause):
        self.try_after, self.last_error = now() + pause, reason
        self.save(update_fields=["try_after", "attempts", "unanswered_since", "last_error"])
