from django.conf import settings
from django.db import models

from dialogue_portal.documents.models.issued import AppendOnly, IssuedDocument


class SignedCopy(AppendOnly):
    """Bản đã ký, as the office uploads it: a scan of the signed and sealed paper, or a PDF with digital signatures."""

    document = models.ForeignKey(
        IssuedDocument, models.PROTECT, related_name="signed_copies", verbose_name="văn bản"
    )
    sha256 = models.CharField("mã băm SHA-256", max_length=64, db_index=True)
    is_digital = models.BooleanField("có chữ ký số")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đưa lên"
    )
    added_at = models.DateTimeField("đưa lên lúc", auto_now_add=True)

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
    def pdf(self) -> bytes:
        """The uploaded file, read from its own table."""
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
