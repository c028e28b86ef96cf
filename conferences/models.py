from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from conferences.debtors import department_and_office
from conferences.querysets import (
    ConclusionPointQuerySet,
    ConclusionQuerySet,
    ConferenceQuerySet,
    ResultsQuerySet,
)
from conferences.states import (
    CONCLUSION_FLOW,
    CONFERENCE_FLOW,
    RESULTS_FLOW,
    ConclusionState,
    ConferenceState,
    ResultsState,
)
from dialogue_portal.accounts.models import Authority, Department
from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.records.flow import Flowing
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined
from plans.models import Round
from registrations.models import Question


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


class Conclusion(Flowing, Deadlined):
    """Thông báo kết luận: owed within the CONCLUSION term from the end of the conference."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    conference = models.OneToOneField(
        Conference, models.PROTECT, related_name="conclusion", verbose_name="hội nghị"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=ConclusionState, default=ConclusionState.DRAFT
    )
    text = models.TextField("nội dung kết luận", blank=True)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ký"
    )
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="văn bản"
    )

    flow = CONCLUSION_FLOW
    deadline_kind = DeadlineKind("Thông báo kết luận", ("conference__round", "conference__authority"))
    objects = ConclusionQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "thông báo kết luận"
        verbose_name_plural = "thông báo kết luận"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=ConclusionState.values), name="conclusion_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=ConclusionState.ISSUED) | Q(document__isnull=False, met_on__isnull=False),
                name="conclusion_issued_has_paper",
            ),
        ]

    def __str__(self):
        return f"Thông báo kết luận hội nghị đối thoại {self.conference.round.when}"

    def get_absolute_url(self):
        return reverse("conferences:conclusion", args=[self.authority.slug, self.pk])

    def get_print_url(self):
        return reverse("conferences:conclusion_print", args=[self.authority.slug, self.pk])

    def get_word_url(self):
        return reverse("conferences:conclusion_word", args=[self.authority.slug, self.pk])

    @property
    def paper_is_public(self):
        return self.state == ConclusionState.ISSUED


class Channel(models.TextChoices):
    """Where results are made known (law on local government 2025, art. 43)."""

    PORTAL = "portal", "Đăng trên cổng, trang thông tin của cơ quan"
    POSTED = "posted", "Niêm yết tại trụ sở"
    HAMLETS = "hamlets", "Gửi trưởng thôn, tổ trưởng"


class Results(Flowing, Deadlined):
    """Công khai kết quả đối thoại: owed within the RESULTS term from the day of the conference."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    conference = models.OneToOneField(
        Conference, models.PROTECT, related_name="results", verbose_name="hội nghị"
    )
    state = models.CharField("trạng thái", max_length=10, choices=ResultsState, default=ResultsState.OWED)
    channels = models.JSONField("hình thức công khai", default=list, blank=True)
    note = models.TextField("ghi chú", blank=True)

    flow = RESULTS_FLOW
    deadline_kind = DeadlineKind("Công khai kết quả", ("conference__round", "conference__authority"))
    objects = ResultsQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "công khai kết quả"
        verbose_name_plural = "công khai kết quả"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(state__in=ResultsState.values), name="results_state_known"),
            models.CheckConstraint(
                condition=~Q(state=ResultsState.PUBLISHED) | Q(met_on__isnull=False),
                name="results_published_have_day",
            ),
        ]

    def __str__(self):
        return f"Công khai kết quả hội nghị đối thoại {self.conference.round.when}"

    def get_absolute_url(self):
        return f"{self.conference.get_absolute_url()}#ket-qua"

    @property
    def comes_first(self):
        """Whether they are owed before the notice they rest on, which is not there yet."""
        conclusion = self.conference.conclusion
        return conclusion.met_on is None and self.due_on < conclusion.due_on

    @property
    def channel_names(self):
        return [Channel(code).label for code in self.channels]


class ConclusionPoint(Deadlined):
    """Một việc phải làm sau hội nghị: what, who, by when; its clock runs once the notice is issued."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    conclusion = models.ForeignKey(
        Conclusion, models.CASCADE, related_name="points", verbose_name="thông báo"
    )
    text = models.TextField("việc phải làm")
    department = models.ForeignKey(
        Department, models.PROTECT, related_name="+", verbose_name="đơn vị thực hiện"
    )
    due_on = models.DateField("xong trước hoặc trong ngày")
    done_note = models.TextField("kết quả", blank=True)

    deadline_kind = DeadlineKind(
        "Việc phải làm sau hội nghị", ("department", "conclusion__authority"), department_and_office
    )
    objects = ConclusionPointQuerySet.as_manager()

    class Meta(Deadlined.Meta):
        abstract = False
        verbose_name = "việc phải làm"
        verbose_name_plural = "việc phải làm"
        ordering = ["pk"]

    def __str__(self):
        return self.text

    @property
    def owed_work(self):
        return self.text.rstrip(" .;")

    def get_absolute_url(self):
        return self.conclusion.get_absolute_url()
