from django.db import models
from django.db.models import Q

from dialogue_portal.accounts.models import Authority
from registrations.attachments.limits import LONGEST_NAME
from registrations.attachments.querysets import AttachmentQuerySet


class FileKind(models.TextChoices):
    """The kinds under which files are kept: every picture becomes a JPEG."""

    PDF = "pdf", "PDF"
    JPEG = "jpeg", "Ảnh JPEG"
    WORD = "docx", "Word"


CONTENT_TYPES = {
    FileKind.PDF: "application/pdf",
    FileKind.JPEG: "image/jpeg",
    FileKind.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
}


class Attachment(models.Model):
    """Tệp gửi kèm: a file that came with a form or a letter; until a form is sent it waits under its page's key."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    registration = models.ForeignKey(
        "registrations.Registration",
        models.PROTECT,
        null=True,
        related_name="attachments",
        verbose_name="phiếu đăng ký",
    )
    # Of a file that came later, with words to a question.
    supplement = models.ForeignKey(
        "registrations.Supplement",
        models.PROTECT,
        null=True,
        related_name="attachments",
        verbose_name="lời bổ sung",
    )
    # Of a file that came by e-mail; the forms that are entered from the letter get copies.
    message = models.ForeignKey(
        "registrations.IncomingMessage",
        models.CASCADE,
        null=True,
        related_name="attachments",
        verbose_name="thư đến",
    )
    form_key = models.CharField(max_length=64, blank=True, db_index=True, editable=False)
    # A photo or scan of the slip itself, made by whoever entered it.
    is_slip = models.BooleanField("bản chụp phiếu giấy", default=False)
    name = models.CharField("tên tệp", max_length=LONGEST_NAME)
    kind = models.CharField("loại", max_length=4, choices=FileKind)
    size = models.PositiveIntegerField("cỡ (byte)")
    # Of the file as it was sent: chosen twice, it is kept once.
    sha256 = models.CharField("SHA-256 của tệp đã gửi", max_length=64)
    received_at = models.DateTimeField("nhận lúc", auto_now_add=True)

    objects = AttachmentQuerySet.as_manager()

    class Meta:
        verbose_name = "tệp gửi kèm"
        verbose_name_plural = "tệp gửi kèm"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(condition=Q(kind__in=FileKind.values), name="attachment_kind_known"),
            models.CheckConstraint(
                condition=Q(message=None) & (Q(registration__isnull=True) ^ Q(form_key=""))
                | Q(message__isnull=False, registration=None, form_key=""),
                name="attachment_waits_or_belongs",
            ),
            models.CheckConstraint(
                condition=Q(supplement=None) | Q(registration__isnull=False),
                name="attachment_of_supplement_belongs",
            ),
            models.UniqueConstraint(
                fields=["form_key", "sha256"], condition=~Q(form_key=""), name="attachment_waits_once"
            ),
        ]

    def __str__(self):
        return self.name

    @property
    def content_type(self) -> str:
        """The media type of its kind."""
        return CONTENT_TYPES[FileKind(self.kind)]

    @property
    def shown_size(self) -> str:
        """ "2,4 MB", or "310 kB" below one megabyte."""
        if self.size < 1024 * 1024:
            return f"{max(1, round(self.size / 1024))} kB"
        return f"{self.size / 1024 / 1024:.1f} MB".replace(".", ",")


class AttachmentFile(models.Model):
    """The bytes of a file, in a table of its own so that lists never load them."""

    attachment = models.OneToOneField(
        Attachment, models.CASCADE, related_name="file", primary_key=True, verbose_name="tệp gửi kèm"
    )
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "nội dung tệp gửi kèm"
        verbose_name_plural = "nội dung tệp gửi kèm"

    def __str__(self):
        return str(self.attachment)
