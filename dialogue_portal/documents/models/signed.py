from django.conf import settings
from django.db import models
from django.db.models import Q

from dialogue_portal.documents.models.issued import AppendOnly, IssuedDocument
from dialogue_portal.documents.states import CopyState, FiledBy


class SignedCopyQuerySet(models.QuerySet):
    """Signed copies by what was decided of them."""

    def with_state(self):
        """With `state_now`, the last decision, or None while a copy waits."""
        last = CopyDecision.objects.filter(copy=models.OuterRef("pk")).order_by("-pk").values("kind")[:1]
        return self.annotate(state_now=models.Subquery(last))

    def confirmed(self):
        """Those that everybody may read who may read their paper."""
        return self.with_state().filter(state_now=CopyState.CONFIRMED)

    def waiting(self):
        """Those that the office has not compared yet."""
        return self.filter(decisions=None)


class SignedCopy(AppendOnly):
    """Bản đã ký: a scan of the signed and sealed paper, or a PDF with digital signatures; public once confirmed."""

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="signed_copies", verbose_name="văn bản"
    )
    sha256 = models.CharField("mã băm SHA-256", max_length=64, db_index=True)
    is_digital = models.BooleanField("có chữ ký số")
    filed_by = models.CharField("xếp vào văn bản", max_length=4, choices=FiledBy, default=FiledBy.HAND)
    pages = models.PositiveSmallIntegerField("số trang", null=True)
    # The signature in words, and the rows of text at the top of page one.
    signature_words = models.CharField("điều thấy ở chữ ký số", max_length=200, blank=True)
    signature_names = models.CharField("tên trong chứng thư", max_length=400, blank=True)
    stamped_rows = models.TextField("lớp chữ đầu trang một", blank=True)
    checked_at = models.DateTimeField("máy mở lúc", null=True)
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đưa lên"
    )
    added_at = models.DateTimeField("đưa lên lúc", auto_now_add=True)

    objects = SignedCopyQuerySet.as_manager()

    class Meta:
        verbose_name = "bản đã ký"
        verbose_name_plural = "các bản đã ký"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["document", "sha256"], name="signed_copy_once")]

    def __str__(self):
        return f"Bản đã ký của văn bản số {self.document}"

    @property
    def kind(self) -> str:
        """A scan or a file with digital signatures; the portal does not check their certificates."""
        return (
            "Tệp có chữ ký số (cổng không kiểm tra chứng thư)"
            if self.is_digital
            else "Bản chụp văn bản đã ký"
        )

    @property
    def last_decision(self):
        """The newest CopyDecision, or None while it waits."""
        return max(self.decisions.all(), key=lambda decision: decision.pk, default=None)

    @property
    def is_confirmed(self) -> bool:
        """Whether the office confirmed it and did not take it back since."""
        return bool(self.last_decision) and self.last_decision.kind == CopyState.CONFIRMED

    @property
    def is_waiting(self) -> bool:
        """Whether the office has still to compare it with the print."""
        return self.last_decision is None

    @property
    def pdf(self) -> bytes:
        """The stored file, read from its own table."""
        return bytes(self.file.content)


class SignedFile(AppendOnly):
    """The file of a signed copy, in a table of its own so that lists never load it."""

    copy = models.OneToOneField(
        SignedCopy, models.PROTECT, related_name="file", primary_key=True, verbose_name="bản đã ký"
    )
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "tệp bản đã ký"
        verbose_name_plural = "tệp bản đã ký"

    def __str__(self):
        return str(self.copy)


class CopyDecision(AppendOnly):
    """What the office decided of a signed copy, when and why; the last one counts, none is ever removed."""

    copy = models.ForeignKey(SignedCopy, models.PROTECT, related_name="decisions", verbose_name="bản đã ký")
    kind = models.CharField("quyết định", max_length=12, choices=CopyState)
    reason = models.TextField("lý do", blank=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người quyết định"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "quyết định về bản đã ký"
        verbose_name_plural = "các quyết định về bản đã ký"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=CopyState.values), name="copy_decision_known"),
            models.CheckConstraint(
                condition=Q(kind=CopyState.CONFIRMED) | ~Q(reason=""),
                name="copy_decision_has_reason",
                violation_error_message="Xin ghi lý do.",
            ),
        ]

    def __str__(self):
        return f"{self.copy}: {self.get_kind_display()}"
