from django.conf import settings
from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.corrections.querysets import CorrectionQuerySet
from dialogue_portal.documents.corrections.states import CORRECTION_FLOW, OPEN, CorrectionState
from dialogue_portal.documents.models.issued import IssuedDocument
from dialogue_portal.documents.states import PaperType
from dialogue_portal.records.submissions import Submittable


class Correction(Submittable):
    """Công văn đính chính: which paper it corrects, what stands there, what should stand there, line by line."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    corrects = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="corrections", verbose_name="đính chính văn bản"
    )
    state = models.CharField(
        "trạng thái", max_length=10, choices=CorrectionState, default=CorrectionState.DRAFT
    )
    wrong = models.TextField("đã in là (mỗi dòng một chỗ)")
    right = models.TextField("đính chính là (mỗi dòng một chỗ)")
    addressees = models.TextField("kính gửi (mỗi dòng một nơi)")
    version = models.PositiveIntegerField("lần sửa", default=1, editable=False)
    drafted_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người soạn"
    )
    signed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ký"
    )
    issued_on = models.DateField("ngày ban hành", null=True, editable=False)
    document = models.OneToOneField(
        IssuedDocument, models.PROTECT, null=True, editable=False, related_name="+", verbose_name="văn bản"
    )

    flow = CORRECTION_FLOW
    type_code = PaperType.LETTER
    objects = CorrectionQuerySet.as_manager()

    class Meta:
        verbose_name = "công văn đính chính"
        verbose_name_plural = "công văn đính chính"
        ordering = ["-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state__in=CorrectionState.values), name="correction_state_known"
            ),
            models.CheckConstraint(
                condition=~Q(state=CorrectionState.ISSUED)
                | Q(signed_by__isnull=False, issued_on__isnull=False, document__isnull=False),
                name="correction_issued_is_signed",
                violation_error_message="Công văn đã ban hành phải có người ký, ngày ký và số.",
            ),
            models.UniqueConstraint(
                fields=["corrects"],
                condition=Q(state__in=OPEN),
                name="correction_drafted_once",
                violation_error_message="Văn bản này đang có một công văn đính chính chưa ban hành.",
            ),
        ]

    def __str__(self):
        return f"Công văn đính chính {self.corrects.get_type_code_display()} số {self.corrects.symbol_text}"

    def get_absolute_url(self):
        return reverse("documents:correction", args=[self.authority.slug, self.pk])

    def get_print_url(self):
        return reverse("documents:correction_print", args=[self.authority.slug, self.pk])

    def get_word_url(self):
        return reverse("documents:correction_word", args=[self.authority.slug, self.pk])

    @property
    def places(self) -> list[tuple[str, str]]:
        """Each place that is corrected: what was printed, and what is right."""
        return list(zip(self.wrong.splitlines(), self.right.splitlines(), strict=False))

    @property
    def paper_is_public(self) -> bool:
        """Whether everybody reads it: once it is issued, as they read the paper that it corrects."""
        return self.state == CorrectionState.ISSUED and self.corrects.is_public
