from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.models import Authority, Department
from dialogue_portal.records.submissions import Submittable
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined
from registrations.models import Question
from registrations.personaldata.words import PersonalWords
from responses.citizen.models import Acknowledgement
from responses.deadlines.models import DeadlineExtension, DeadlinePause
from responses.debtors import answering_officers, directing_leader
from responses.querysets import AssignmentQuerySet
from responses.states import ASSIGNMENT_FLOW, AssignmentState

__all__ = ["Acknowledgement", "Assignment", "DeadlineExtension", "DeadlinePause", "Reply"]


class Assignment(Submittable, Deadlined):
    """Phân công trả lời một ý kiến: which department and officer owe the answer, within the REPLY term."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    question = models.OneToOneField(
        Question, models.PROTECT, related_name="assignment", verbose_name="ý kiến"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=AssignmentState, default=AssignmentState.ASSIGNED
    )
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="đơn vị trả lời"
    )
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name="người trả lời",
    )
    direction = models.TextField("ý kiến chỉ đạo", blank=True)
    directed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người phân công"
    )
    directed_at = models.DateTimeField("phân công lúc", auto_now_add=True)
    received_on = models.DateField("ngày nhận phân công")
    opened_on = models.DateField("ngày mở xem", null=True, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )

    flow = ASSIGNMENT_FLOW
    personal_words = PersonalWords("question", kept=("direction",))
    deadline_kind = DeadlineKind(
        "Trả lời ý kiến",
        ("question", "officer", "directed_by", "department"),
        answering_officers,
        directing_leader,
    )
    objects = AssignmentQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "phân công trả lời"
        verbose_name_plural = "phân công trả lời"
        ordering = ["due_on", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=AssignmentState.values), name="assignment_state_known"
            ),
            models.CheckConstraint(condition=Q(due_on__isnull=False), name="assignment_has_deadline"),
        ]

    def __str__(self):
        return self.owed_work

    def get_absolute_url(self):
        return reverse("responses:detail", args=[self.authority.slug, self.pk])

    @property
    def owed_work(self) -> str:
        """What is owed, in words."""
        return f"Trả lời {str(self.question).lower()}"

    @property
    def deadline_runs(self) -> bool:
        """Whether the deadline may be paused or extended: it is neither paused nor overdue."""
        return self.paused_on is None and not self.is_overdue(localdate())

    @property
    def reply(self):
        """The newest version of the answer, or None."""
        return max(self.replies.all(), key=lambda reply: reply.version, default=None)


class Reply(models.Model):
    """Một bản của câu trả lời: every saved text is a new version, nothing is overwritten."""

    assignment = models.ForeignKey(
        Assignment, models.PROTECT, related_name="replies", verbose_name="phân công"
    )
    version = models.PositiveSmallIntegerField("bản số")
    text = models.TextField("nội dung trả lời")
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người soạn"
    )
    created_at = models.DateTimeField("soạn lúc", auto_now_add=True)

    personal_words = PersonalWords("assignment__question", kept=("text",))

    class Meta:
        verbose_name = "bản trả lời"
        verbose_name_plural = "các bản trả lời"
        ordering = ["assignment", "version"]
        constraints = [models.UniqueConstraint(fields=["assignment", "version"], name="reply_version_once")]

    def __str__(self):
        return f"Bản {self.version}"
