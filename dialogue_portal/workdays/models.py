from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q

from dialogue_portal.accounts.models import Authority


class DayOffKind(models.TextChoices):
    """Loại ngày: a day off in the week, or a weekend day on which people work."""

    OFF = "off", "Ngày nghỉ"
    MAKE_UP = "make_up", "Ngày làm bù"


class DayOffQuerySet(models.QuerySet[Any]):
    """What can be asked of the days off."""

    def valid_for(self, authority: Authority | int | None) -> Self:
        """The national days and those of the authority itself (a row, or its key)."""
        return self.filter(Q(authority=None) | Q(authority=authority))

    def of_year(self, year: int) -> Self:
        """The days of one calendar year."""
        return self.filter(date__year=year)


class DayOff(models.Model):
    """Ngày nghỉ hoặc ngày làm bù: one day that differs from the week, and its document."""

    date = models.DateField("ngày")
    kind = models.CharField("loại", max_length=7, choices=DayOffKind, default=DayOffKind.OFF)
    name = models.CharField("lý do", max_length=120)
    official = models.BooleanField(
        "đã công bố chính thức", default=True, help_text="Bỏ chọn khi mới là dự kiến."
    )
    source = models.CharField("văn bản căn cứ", max_length=200, blank=True)
    authority = models.ForeignKey(
        Authority,
        models.CASCADE,
        null=True,
        blank=True,
        verbose_name="cơ quan",
        help_text="Để trống khi áp dụng cho cả nước.",
    )
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        editable=False,
        related_name="+",
        verbose_name="người ghi",
    )
    entered_at = models.DateTimeField("ghi lúc", auto_now=True)

    objects = DayOffQuerySet.as_manager()

    class Meta:
        verbose_name = "ngày nghỉ, ngày làm bù"
        verbose_name_plural = "ngày nghỉ, ngày làm bù"
        ordering = ["date"]
        constraints = [
            models.UniqueConstraint(
                fields=["date", "authority"],
                name="day_said_once",
                violation_error_message="Ngày này đã được khai.",
            ),
            models.UniqueConstraint(
                fields=["date"],
                condition=Q(authority=None),
                name="national_day_said_once",
                violation_error_message="Ngày này đã được khai cho cả nước.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.date:%d/%m/%Y}: {self.name}"
