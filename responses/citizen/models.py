from datetime import date, timedelta

from django.db import models
from django.db.models import Count
from django.utils.timezone import localtime

from registrations.personaldata.words import PersonalWords

CHANGEABLE = timedelta(days=7)


class Opinion(models.TextChoices):
    """How the citizen finds the answer."""

    SATISFIED = "satisfied", "Hài lòng"
    UNSATISFIED = "unsatisfied", "Chưa hài lòng"
    UNSAID = "unsaid", "Không có ý kiến"


class AcknowledgementQuerySet(models.QuerySet):
    """What can be asked of acknowledgements."""

    def count_by_opinion(self, authority) -> dict[str, int]:
        """{opinion: how many} of one authority, with 0 for what nobody said."""
        rows = self.filter(assignment__authority=authority).order_by()
        return dict.fromkeys(Opinion.values, 0) | dict(rows.values_list("opinion").annotate(Count("pk")))


class Acknowledgement(models.Model):
    """Đã nhận trả lời: the citizen has received the answer, and says how it was; for the office and leaders only."""

    assignment = models.OneToOneField(
        "responses.Assignment",
        models.PROTECT,
        related_name="acknowledgement",
        verbose_name="phân công",
    )
    opinion = models.CharField("ý kiến", max_length=12, choices=Opinion)
    words = models.TextField("vài lời", blank=True)
    received_at = models.DateTimeField("báo lúc", auto_now_add=True)
    changed_at = models.DateTimeField("sửa lúc", auto_now=True)

    personal_words = PersonalWords("assignment__question", dropped=("words",))
    objects = AcknowledgementQuerySet.as_manager()

    class Meta:
        verbose_name = "lời báo đã nhận trả lời"
        verbose_name_plural = "các lời báo đã nhận trả lời"
        ordering = ["-received_at", "-pk"]

    def __str__(self):
        return self.get_opinion_display()

    @property
    def changeable_until(self) -> date:
        """The last local date on which the citizen may change it."""
        return localtime(self.received_at).date() + CHANGEABLE
