from datetime import timedelta

from django.db import models
from django.db.models import F, Q
from django.utils.timezone import now

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.models import Authority

MOST_ATTEMPTS = 12
# Longer than a mail server may take: whoever claimed a letter and has not said so by then is dead.
ONE_TRY = timedelta(minutes=10)
LONGEST_WAIT = timedelta(hours=6)


class OutgoingMailQuerySet(models.QuerySet):
    def visible_to(self, user):
        return self.filter(own_rows(user))

    def waiting(self):
        """Not sent, not given up, and due for another try."""
        # No letter is put off further than that: the clock that said so was wrong.
        due = Q(try_after__lte=now()) | Q(try_after__gt=now() + LONGEST_WAIT)
        return self.filter(due, sent_at=None, attempts__lt=MOST_ATTEMPTS)

    def claim(self, pk):
        """The waiting letter, for this caller alone while it tries; None when another has it or it is sent."""
        claimed = self.waiting().filter(pk=pk).update(try_after=now() + ONE_TRY, attempts=F("attempts") + 1)
        return self.select_related("authority").get(pk=pk) if claimed else None


class OutgoingMail(models.Model):
    """Thư đi: written in the same transaction as the change it tells about, sent afterwards.

    `key` names what is told to whom: a second letter of the same thing cannot exist.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, verbose_name="cơ quan")
    key = models.CharField("khóa", max_length=400, unique=True, editable=False)
    to = models.EmailField("người nhận")
    subject = models.CharField("tiêu đề", max_length=300)
    body = models.TextField("nội dung")
    created_at = models.DateTimeField("viết lúc", auto_now_add=True)
    try_after = models.DateTimeField("gửi từ lúc", default=now, editable=False)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0, editable=False)
    last_error = models.CharField("lỗi lần cuối", max_length=300, blank=True, editable=False)
    sent_at = models.DateTimeField("gửi lúc", null=True, blank=True, editable=False)

    objects = OutgoingMailQuerySet.as_manager()

    class Meta:
        verbose_name = "thư đi"
        verbose_name_plural = "thư đi"
        ordering = ["-created_at", "-pk"]
        indexes = [models.Index(fields=["try_after"], name="mail_waiting", condition=Q(sent_at=None))]

    def __str__(self):
        return self.subject

    @property
    def status(self):
        if self.sent_at:
            return "Đã gửi"
        if self.attempts >= MOST_ATTEMPTS:
            return "Không gửi được"
        return "Chờ gửi lại" if self.attempts else "Chờ gửi"

    def put_off(self, error: Exception) -> None:
        """Notes a failed try; the next one comes after 2, 4, 8, … minutes, at most 6 hours."""
        self.try_after = now() + min(timedelta(minutes=2**self.attempts), LONGEST_WAIT)
        # The error's class only: a mail server's answer may repeat the citizen's address.
        self.last_error = type(error).__name__
        self.save(update_fields=["try_after", "last_error"])

    def mark_sent(self) -> None:
        self.sent_at, self.last_error = now(), ""
        self.save(update_fields=["sent_at", "last_error"])
