from django.conf import settings
from django.db import models
from django.db.models import Q

from dialogue_portal.documents.models.issued import AppendOnly, IssuedDocument
from dialogue_portal.documents.states import Validity

DEEDS = {Validity.CORRECTED: "đính chính", Validity.REPLACED: "thay thế", Validity.WITHDRAWN: "thu hồi"}


class StatusChangeQuerySet(models.QuerySet):
    """What is asked of changes of validity."""

    def made_by(self, document):
        """What another paper did to the validity of others."""
        return self.filter(by_document=document).select_related("document").order_by("pk")


class StatusChange(AppendOnly):
    """Thay đổi hiệu lực of an issued paper: what kind, by which other paper, why; the newest change counts."""

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="status_changes", verbose_name="văn bản"
    )
    kind = models.CharField("hiệu lực", max_length=10, choices=Validity)
    by_document = models.ForeignKey(
        IssuedDocument, models.PROTECT, null=True, related_name="+", verbose_name="bằng văn bản"
    )
    by_text = models.CharField("bằng văn bản ngoài cổng", max_length=200, blank=True)
    reason = models.TextField("lý do", blank=True)
    on = models.DateField("ngày")
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người ghi"
    )

    objects = StatusChangeQuerySet.as_manager()

    class Meta:
        verbose_name = "thay đổi hiệu lực"
        verbose_name_plural = "thay đổi hiệu lực"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(kind__in=[kind for kind in Validity.values if kind != Validity.VALID]),
                name="status_change_known",
            )
        ]

    def __str__(self):
        return self.words

    @property
    def deed(self) -> str:
        """What the newer paper does to this one: "đính chính" """
        return DEEDS[Validity(self.kind)]

    @property
    def words(self) -> str:
        """The change in a sentence: "Đã bị thay thế bởi văn bản số 02/KH-UBND ngày 05/03/2026" """
        by = f"văn bản số {self.by_document}" if self.by_document else self.by_text
        return f"{self.get_kind_display()} bởi {by}" if by else self.get_kind_display()
