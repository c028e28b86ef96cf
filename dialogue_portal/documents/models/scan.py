from django.conf import settings
from django.db import models

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.models.issued import IssuedDocument
from dialogue_portal.documents.models.signed import SignedCopy
from dialogue_portal.documents.rules import may_read_register
from dialogue_portal.documents.states import ScanOutcome


class ScanQuerySet(models.QuerySet):
    """Scans by reader and by what is still to be done with them."""

    def visible_to(self, user):
        """The scans of the authorities whose office or leaders the user belongs to."""
        return self.filter(authority__in=[pk for pk in user.roles if may_read_register(user, pk)])

    def of_authority(self, authority):
        """The scans that the office of an authority handed in."""
        return self.filter(authority=authority)

    def unread(self):
        """Those that the machine has not looked at, the oldest first."""
        return self.filter(read_at=None).order_by("pk")

    def by_hand(self):
        """Those for which somebody has to choose the paper."""
        return self.filter(read_at__isnull=False, copy=None, refusal="", put_aside_by=None, parts=None)


class Scan(models.Model):
    """Bản quét: a file of a pile as it was handed in, or the pages of one paper cut out of it."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    name = models.CharField("tên tệp", max_length=200)
    cut_from = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="parts", verbose_name="tách từ tệp"
    )
    pages = models.PositiveSmallIntegerField("số trang", null=True)
    read_at = models.DateTimeField("máy đọc lúc", null=True)
    remark = models.TextField("điều cần biết", blank=True)
    refusal = models.TextField("lý do không nhận", blank=True)
    # The paper whose code was read, where its copy could not be filed at once.
    belongs_to = models.ForeignKey(
        IssuedDocument, models.PROTECT, null=True, related_name="+", verbose_name="có mã của văn bản"
    )
    copy = models.ForeignKey(
        SignedCopy, models.PROTECT, null=True, related_name="scans", verbose_name="bản đã ký"
    )
    put_aside_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người bỏ"
    )
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đưa lên"
    )
    added_at = models.DateTimeField("đưa lên lúc", auto_now_add=True)

    objects = ScanQuerySet.as_manager()

    class Meta:
        verbose_name = "bản quét"
        verbose_name_plural = "các bản quét"
        ordering = ["-pk"]

    def __str__(self):
        return self.name

    @property
    def outcome(self) -> ScanOutcome:
        """What became of it."""
        if self.read_at is None:
            return ScanOutcome.UNREAD
        if self.copy_id:
            return ScanOutcome.FILED
        if self.refusal:
            return ScanOutcome.REFUSED
        if self.put_aside_by_id:
            return ScanOutcome.PUT_ASIDE
        return ScanOutcome.CUT if self.parts.all() else ScanOutcome.BY_HAND

    @property
    def contents(self) -> list[bytes]:
        """Its files in their order: one PDF, or the photos of one paper; empty once it is settled."""
        return [bytes(file.content) for file in self.files.all()]


class ScanFile(models.Model):
    """A file of a scan, kept until the scan is settled."""

    scan = models.ForeignKey(Scan, models.CASCADE, related_name="files", verbose_name="bản quét")
    position = models.PositiveSmallIntegerField("thứ tự")
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "tệp của bản quét"
        verbose_name_plural = "tệp của bản quét"
        ordering = ["position"]
        constraints = [models.UniqueConstraint(fields=["scan", "position"], name="scan_file_place_once")]

    def __str__(self):
        return f"{self.scan} ({self.position})"
