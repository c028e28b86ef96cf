from datetime import date

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localtime

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.delicate import Concern
from dialogue_portal.records.flow import Flowing
from registrations.mailbox.limits import LONGEST_NAME, LONGEST_SUBJECT
from registrations.mailbox.querysets import IncomingMessageQuerySet
from registrations.mailbox.states import MESSAGE_FLOW, MessageState

NO_SUBJECT = "(không có tiêu đề)"


class IncomingMessage(Flowing):
    """Thư đến: a letter that came by e-mail, until the office has made a form of it, and beside that form.

    It is kept once, however often its mailbox is read (`fingerprint`), and emptied with the forms that it became.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    fingerprint = models.CharField(max_length=64, editable=False)
    sender_name = models.CharField("tên người gửi", max_length=LONGEST_NAME, blank=True)
    sender_address = models.CharField("thư điện tử người gửi", max_length=254, blank=True)
    subject = models.CharField("tiêu đề", max_length=LONGEST_SUBJECT, blank=True)
    text = models.TextField("nội dung", blank=True)
    # When it came to the mailbox, as the office's own server says.
    received_at = models.DateTimeField("nhận lúc")
    read_at = models.DateTimeField("đọc lúc", auto_now_add=True)
    state = models.CharField("trạng thái", max_length=10, choices=MessageState, default=MessageState.WAITING)
    # Why a machine's letter or a harmful one was left out.
    reason = models.CharField("lý do", max_length=200, blank=True)
    # Vietnamese sentences on what could not be kept, one a line.
    flaws = models.TextField("phần không giữ được", blank=True)
    # What our own form said that was attached: [{"file": name, "round": key, "values": {box: words}}].
    read_forms = models.JSONField("đọc được từ phiếu gửi kèm", default=list, blank=True)
    restricted = models.CharField("hạn chế xem vì", max_length=12, choices=Concern, blank=True)
    # The form that it answers or names.
    about = models.ForeignKey(
        "registrations.Registration",
        models.SET_NULL,
        null=True,
        related_name="letters",
        verbose_name="về phiếu",
    )
    # What the office entered from it.
    forms = models.ManyToManyField(
        "registrations.Registration", related_name="came_in", verbose_name="phiếu đã nhập"
    )
    # Since then it is kept for a while only.
    left_out_at = models.DateTimeField("để riêng lúc", null=True, editable=False)
    emptied_on = models.DateField("xóa dữ liệu cá nhân ngày", null=True, editable=False)

    flow = MESSAGE_FLOW
    objects = IncomingMessageQuerySet.as_manager()

    class Meta:
        verbose_name = "thư đến"
        verbose_name_plural = "thư đến"
        ordering = ["-received_at", "-pk"]
        constraints = [
            models.UniqueConstraint(fields=["authority", "fingerprint"], name="incoming_message_kept_once"),
            models.CheckConstraint(
                condition=Q(state__in=MessageState.values), name="incoming_message_state_known"
            ),
        ]
        indexes = [
            models.Index(fields=["authority", "state", "-received_at"], name="incoming_message_listed")
        ]

    def __str__(self):
        return f"Thư đến số {self.pk}"

    def get_absolute_url(self):
        return reverse("registrations:message", args=[self.authority.slug, self.pk])

    @property
    def sender(self) -> str:
        """Who wrote it, as lists say."""
        return self.sender_name or self.sender_address or "(không rõ người gửi)"

    @property
    def shown_subject(self) -> str:
        """Its subject, or that there is none."""
        return self.subject or NO_SUBJECT

    @property
    def handed_in_on(self) -> date:
        """The local day on which it reached the office."""
        return localtime(self.received_at).date()

    @property
    def flaw_lines(self) -> list[str]:
        """The sentences on what could not be kept."""
        return self.flaws.split("\n") if self.flaws else []


class ReadingPlace(models.Model):
    """Chỗ đã đọc: up to which letter a mailbox has been read, by the numbers that its server gives (RFC 3501)."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    mailbox = models.CharField("hộp thư", max_length=200)
    validity = models.BigIntegerField("UIDVALIDITY")
    uid = models.BigIntegerField("UID", default=0)

    class Meta:
        verbose_name = "chỗ đã đọc của hộp thư"
        verbose_name_plural = "chỗ đã đọc của hộp thư"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "mailbox", "validity"], name="reading_place_of_mailbox_once"
            )
        ]

    def __str__(self):
        return f"{self.mailbox}: {self.uid}"
