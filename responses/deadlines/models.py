from django.conf import settings
from django.db import models
from django.db.models import Q

from registrations.personaldata.words import PersonalWords


class DeadlinePause(models.Model):
    """Tạm dừng tính hạn: from when until when a leader paused the deadline, and why; open while `until_on` is empty."""

    assignment = models.ForeignKey(
        "responses.Assignment", models.PROTECT, related_name="pauses", verbose_name="phân công"
    )
    since_on = models.DateField("từ ngày")
    until_on = models.DateField("đến hết ngày", null=True)
    reason = models.TextField("lý do")
    answered_at = models.DateTimeField("người dân trả lời lúc", null=True, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người quyết định"
    )

    personal_words = PersonalWords("assignment__question", kept=("reason",))

    class Meta:
        verbose_name = "lần tạm dừng tính hạn"
        verbose_name_plural = "các lần tạm dừng tính hạn"
        ordering = ["assignment", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["assignment"], condition=Q(until_on=None), name="deadline_paused_once_at_a_time"
            ),
            models.CheckConstraint(
                condition=Q(until_on=None) | Q(until_on__gte=models.F("since_on")),
                name="deadline_pause_has_days",
            ),
        ]

    def __str__(self):
        return f"Tạm dừng từ {self.since_on:%d/%m/%Y}"


class DeadlineExtension(models.Model):
    """Gia hạn: how many working days a leader added, and why."""

    assignment = models.ForeignKey(
        "responses.Assignment", models.PROTECT, related_name="extensions", verbose_name="phân công"
    )
    days = models.PositiveSmallIntegerField("số ngày làm việc thêm")
    granted_on = models.DateField("ngày cho phép")
    reason = models.TextField("lý do")
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người quyết định"
    )

    personal_words = PersonalWords("assignment__question", kept=("reason",))

    class Meta:
        verbose_name = "lần gia hạn"
        verbose_name_plural = "các lần gia hạn"
        ordering = ["assignment", "pk"]

    def __str__(self):
        return f"Gia hạn thêm {self.days} ngày làm việc"
