from django.conf import settings
from django.db import models
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority
from dialogue_portal.notices.models import OutgoingMail
from registrations.calls.querysets import CallQuerySet
from registrations.calls.states import CallOutcome, Way


class Call(models.Model):
    """Tin phải báo: a letter to a citizen that no mailbox gets; the office tells it by telephone or on paper.

    `key` is that of the letter without its address: the same news is owed once. `letter` is stored where the form has
    an address that does not take it; once it leaves all the same, nothing is owed.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    registration = models.ForeignKey(
        "registrations.Registration", models.CASCADE, related_name="calls", verbose_name="phiếu đăng ký"
    )
    letter = models.ForeignKey(
        OutgoingMail, models.SET_NULL, null=True, related_name="+", verbose_name="thư không đến"
    )
    key = models.CharField("khóa", max_length=400, unique=True, editable=False)
    topic = models.CharField("về việc", max_length=60, blank=True, editable=False)
    subject = models.CharField("tin", max_length=300)
    text = models.TextField("nội dung phải báo")
    is_confidential = models.BooleanField("hạn chế xem", default=False)
    owed_at = models.DateTimeField("phải báo từ lúc", default=now, editable=False)
    tell_by = models.DateField("báo chậm nhất ngày")
    way = models.CharField("cách báo", max_length=10, choices=Way, default=Way.PHONE)
    tries = models.PositiveSmallIntegerField("số lần gọi không gặp", default=0)
    tried_at = models.DateTimeField("gọi lần cuối lúc", null=True, blank=True)
    try_after = models.DateTimeField("gọi lại từ lúc", null=True, blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=CallOutcome, default=CallOutcome.OWED)
    settled_at = models.DateTimeField("báo lúc", null=True, blank=True)
    handled_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="người ghi lần cuối",
    )
    # Of somebody whose form says nothing of them any more; emptied once they are told that it is so.
    last_name = models.CharField("họ tên để báo lần cuối", max_length=200, blank=True)
    last_phone = models.CharField("điện thoại để báo lần cuối", max_length=15, blank=True)
    last_address = models.CharField("địa chỉ để báo lần cuối", max_length=250, blank=True)

    objects = CallQuerySet.as_manager()

    class Meta:
        verbose_name = "tin phải báo"
        verbose_name_plural = "tin phải báo"
        ordering = ["tell_by", "owed_at", "pk"]
        indexes = [
            models.Index(
                fields=["authority", "tell_by"],
                name="call_owed",
                condition=models.Q(outcome=CallOutcome.OWED),
            )
        ]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(outcome__in=CallOutcome.values), name="call_outcome_known"
            )
        ]

    def __str__(self):
        return self.subject

    @property
    def name(self) -> str:
        """Who is told."""
        return self.last_name or self.registration.sender_in_full

    @property
    def phones(self) -> list[str]:
        """The telephone numbers, the one of the form first."""
        form = self.registration
        return [number for number in (self.last_phone or form.phone, form.second_phone) if number]

    @property
    def address(self) -> str:
        """Where paper is sent."""
        return self.last_address or self.registration.address

    @property
    def is_owed(self) -> bool:
        """Whether somebody is still to be told."""
        return self.outcome == CallOutcome.OWED
