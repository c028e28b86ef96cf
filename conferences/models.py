from django.db import models
from django.db.models import Q
from django.urls import reverse

from conferences.conclusion.models import Conclusion, ConclusionPoint
from conferences.querysets import ConferenceQuerySet
from conferences.results.models import Results
from conferences.states import CONFERENCE_FLOW, ConferenceState
from dialogue_portal.accounts.models import Authority, Department
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.records.flow import Flowing
from plans.models import Round
from registrations.models import Question

__all__ = [
    "Attendance",
    "Conclusion",
    "ConclusionPoint",
    "Conference",
    "Group",
    "MinuteEntry",
    "Outcome",
    "Results",
]


class Conference(Flowing):
    """Hội nghị: one round as it was really held, with who came and what was said."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    round = models.OneToOneField(
        Round, models.PROTECT, related_name="conference", verbose_name="đợt đối thoại"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=ConferenceState, default=ConferenceState.PREPARED
    )
    chair_name = models.CharField("chủ tọa", max_length=120, blank=True)
    secretary_name = models.CharField("thư ký", max_length=120, blank=True)
    opened_at = models.TimeField("khai mạc lúc", null=True)
    closed_at = models.TimeField("bế mạc lúc", null=True)
    closed_on = models.DateField("ngày bế mạc", null=True)
    closing_words = models.TextField("ý kiến kết luận của chủ tọa", blank=True)
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="biên bản"
    )

    flow = CONFERENCE_FLOW
    objects = ConferenceQuerySet.as_manager()

    class Meta:
        verbose_name = "hội nghị đối thoại"
        verbose_name_plural = "hội nghị đối thoại"
        ordering = ["-round__held_on", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ConferenceState.values), name="conference_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ConferenceState.MINUTED) | Q(document__isnull=False),
                name="conference_minuted_has_paper",
            ),
        ]

    def __str__(self):
        return f"Hội nghị đối thoại {self.round.when}"

    def get_absolute_url(self):
        return reverse("conferences:detail", args=[self.authority.slug, self.pk])

    def get_print_url(self):
        return reverse("conferences:minutes", args=[self.authority.slug, self.pk])

    def get_word_url(self):
        return reverse("conferences:minutes_word", args=[self.authority.slug, self.pk])

    @property
    def present(self):
        """How many people were there in all."""
        return sum(row.present for row in self.attendance.all())


class Group(models.TextChoices):
    OFFICIALS = "officials", "Đại biểu, cán bộ, công chức"
    CITIZENS = "citizens", "Người dân"
    ORGANISATIONS = "organisations", "Tổ chức, doanh nghiệp"


class Attendance(models.Model):
    """Số người dự of one group."""

    conference = models.ForeignKey(
        Conference, models.CASCADE, related_name="attendance", verbose_name="hội nghị"
    )
    group = models.CharField("nhóm", max_length=14, choices=Group)
    invited = models.PositiveIntegerField("được mời", default=0)
    present = models.PositiveIntegerField("có mặt", default=0)

    class Meta:
        verbose_name = "số người dự"
        verbose_name_plural = "số người dự"
        ordering = ["pk"]
        constraints = [models.UniqueConstraint(fields=["conference", "group"], name="attendance_group_once")]

    def __str__(self):
        return f"{self.get_group_display()}: {self.present}"


class Outcome(models.TextChoices):
    ANSWERED = "answered", "Đã trả lời tại hội nghị"
    WRITTEN = "written", "Trả lời bằng văn bản sau hội nghị"


class MinuteEntry(models.Model):
    """Diễn biến một ý kiến tại hội nghị: what was said on it, and who still owes a written answer."""

    conference = models.ForeignKey(
        Conference, models.PROTECT, related_name="entries", verbose_name="hội nghị"
    )
    question = models.OneToOneField(
        Question, models.PROTECT, related_name="minute_entry", verbose_name="ý kiến"
    )
    speaker = models.CharField("người trả lời", max_length=200, blank=True)
    said = models.TextField("nội dung trả lời, trao đổi", blank=True)
    outcome = models.CharField("kết quả", max_length=10, choices=Outcome)
    department = models.ForeignKey(
        Department,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="đơn vị trả lời bằng văn bản",
    )

    class Meta:
        verbose_name = "ý kiến trong biên bản"
        verbose_name_plural = "ý kiến trong biên bản"
        ordering = ["conference", "question"]
        constraints = [
            models.CheckConstraint(
                condition=~Q(outcome=Outcome.ANSWERED) | ~Q(said=""),
                name="entry_answered_says_something",
                violation_error_message="Xin ghi nội dung đã trả lời tại hội nghị.",
            )
        ]

    def __str__(self):
        return f"{self.question}: {self.get_outcome_display()}"
