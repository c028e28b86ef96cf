from django.db import models
from django.db.models import Q

from dialogue_portal.accounts.models import Department
from registrations.models import Question
from registrations.personaldata.words import PersonalWords


class Group(models.TextChoices):
    """The groups of people whose attendance is counted."""

    OFFICIALS = "officials", "Đại biểu, cán bộ, công chức"
    CITIZENS = "citizens", "Người dân"
    ORGANISATIONS = "organisations", "Tổ chức, doanh nghiệp"


class Attendance(models.Model):
    """Số người dự: how many people of one group registered and how many came."""

    conference = models.ForeignKey(
        "conferences.Conference", models.CASCADE, related_name="attendance", verbose_name="hội nghị"
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
    """What became of a question in the hall."""

    ANSWERED = "answered", "Đã trả lời tại hội nghị"
    WRITTEN = "written", "Trả lời bằng văn bản sau hội nghị"


class MinuteEntry(models.Model):
    """Diễn biến một ý kiến tại hội nghị: what was said about it, and which department still owes a written answer."""

    conference = models.ForeignKey(
        "conferences.Conference", models.PROTECT, related_name="entries", verbose_name="hội nghị"
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

    personal_words = PersonalWords("question", kept=("said",))

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
