from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from conferences.conclusion.debtors import department_and_office
from conferences.conclusion.querysets import ConclusionPointQuerySet, ConclusionQuerySet
from conferences.conclusion.states import CONCLUSION_FLOW, ConclusionState
from dialogue_portal.accounts.models import Authority, Department
from dialogue_portal.documents.models import IssuedDocument, Validity
from dialogue_portal.records.submissions import Submittable
from dialogue_portal.workdays.deadline_kinds import DeadlineKind
from dialogue_portal.workdays.deadlines import Deadlined


class Conclusion(Submittable, Deadlined):
    """Thông báo kết luận: due within the CONCLUSION term from the day of the conference."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    conference = models.OneToOneField(
        "conferences.Conference", models.PROTECT, related_name="conclusion", verbose_name="hội nghị"
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
    validity_steps = {Validity.WITHDRAWN: "withdraw"}
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
    def paper_is_public(self) -> bool:
        """Whether everybody may read its print: once it was issued, also after it was withdrawn."""
        return self.state == ConclusionState.ISSUED or IssuedDocument.objects.about(self).exists()


class ConclusionPoint(Deadlined):
    """Một việc phải làm sau hội nghị: what, who, by when; its deadline starts when the notice is issued."""

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
    def owed_work(self) -> str:
        """What is to be done, without a full stop, to stand in a letter."""
        return self.text.rstrip(" .;")

    def get_absolute_url(self):
        return self.conclusion.get_absolute_url()
