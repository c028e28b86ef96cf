from datetime import timedelta
from typing import Any

from django.conf import settings
from django.contrib.contenttypes.fields import GenericForeignKey
from django.contrib.contenttypes.models import ContentType
from django.db import models, transaction
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority
from dialogue_portal.documents.proof import CODE_LENGTH
from dialogue_portal.documents.states import PaperType


class PrintProgress(models.TextChoices):
    """Bản in chờ ký đang ở đâu; derived from the times of the print, never stored."""

    WAITING = "waiting", "Đang chờ in"
    PRINTING = "printing", "Đang in"
    READY = "ready", "Đã in xong"
    FAILED = "failed", "In không được"
    CANCELLED = "cancelled", "Đã thôi in"


class PreparedPrintQuerySet(models.QuerySet):
    """Prints that wait for their signature."""

    def visible_to(self, user):
        """Those that the user would sign."""
        return self.filter(signer=user.pk)

    def about(self, subject):
        """Those of the paper of one row."""
        return self.filter(
            content_type=ContentType.objects.get_for_model(subject), object_id=subject.pk
        ).order_by("-pk")

    def ready(self):
        """Those whose PDF is stored."""
        return self.filter(finished_at__isnull=False)

    def waiting(self):
        """Those that nobody prints now, and that were neither given up nor finished."""
        free = models.Q(claimed_until=None) | models.Q(claimed_until__lte=now())
        return self.filter(free, finished_at=None, cancelled_at=None, failure="")

    @transaction.atomic
    def remove(self):
        """Deletes them with their PDFs; one whose PDF is being stored in this moment is waited for."""
        keys = list(self.order_by("pk").select_for_update().values_list("pk", flat=True))
        PreparedPrint.objects.filter(pk__in=keys).delete()

    def of_other_days(self, today):
        """Those that nobody can sign any more, because their date of issue is another one."""
        return self.exclude(issued_on=today)


class PreparedPrint(models.Model):
    """Bản in chờ ký: a paper as it would be issued now, with the number and the day that it would get.

    It is a draft: the number is not taken, and nothing follows from it. Signing freezes its bytes where number, day,
    signer and words are still the same.
    """

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="+", verbose_name="cơ quan")
    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.PositiveBigIntegerField()
    subject: Any = GenericForeignKey()
    step = models.CharField("bước ký", max_length=40, blank=True)
    type_code = models.CharField("loại văn bản", max_length=8)
    series = models.CharField("dãy số", max_length=8, blank=True)
    number = models.PositiveIntegerField("số dự kiến")
    symbol_text = models.CharField("số, ký hiệu dự kiến", max_length=40)
    issued_on = models.DateField("ngày ban hành")
    signer = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người ký"
    )
    words = models.CharField("mã băm của mọi chữ được in", max_length=64)
    code = models.CharField("mã xác minh", max_length=CODE_LENGTH, unique=True)
    sha256 = models.CharField("mã băm SHA-256 của bản in", max_length=64, blank=True)
    in_background = models.BooleanField("in ngầm", default=False)
    letters = models.PositiveIntegerField("số thư", default=1)
    letters_done = models.PositiveIntegerField("số thư đã in", default=0)
    asked_at = models.DateTimeField("yêu cầu lúc", auto_now_add=True)
    claimed_until = models.DateTimeField("đang in, chậm nhất đến", null=True)
    finished_at = models.DateTimeField("in xong lúc", null=True)
    cancelled_at = models.DateTimeField("thôi in lúc", null=True)
    failure = models.CharField("vì sao in không được", max_length=300, blank=True)

    objects = PreparedPrintQuerySet.as_manager()

    class Meta:
        verbose_name = "bản in chờ ký"
        verbose_name_plural = "bản in chờ ký"
        ordering = ["-pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="prepared_print_of_row")]
        constraints = [
            models.UniqueConstraint(
                fields=["content_type", "object_id", "signer", "series", "number", "issued_on", "words"],
                name="prepared_print_once",
                violation_error_message="Bản in này đã có.",
            )
        ]

    def __str__(self):
        return f"{self.symbol_text} ({self.get_progress_display().lower()})"

    def get_absolute_url(self):
        return reverse("documents:prepared", args=[self.authority.slug, self.pk])

    @property
    def sign_url(self) -> str:
        """The address of the page where the paper is signed."""
        return self.subject.step_url(self.step)

    @property
    def type_name(self) -> str:
        """The kind of paper: "Giấy mời"."""
        return str(PaperType(self.type_code).label)

    @property
    def progress(self) -> PrintProgress:
        """How far the print has come."""
        if self.cancelled_at:
            return PrintProgress.CANCELLED
        if self.failure:
            return PrintProgress.FAILED
        if self.finished_at:
            return PrintProgress.READY
        claimed = self.claimed_until and self.claimed_until > now()
        return PrintProgress.PRINTING if claimed else PrintProgress.WAITING

    def get_progress_display(self) -> str:
        """The progress in Vietnamese."""
        return str(self.progress.label)

    @property
    def is_under_way(self) -> bool:
        """Whether it is being printed or waits for that."""
        return self.progress in (PrintProgress.WAITING, PrintProgress.PRINTING)

    @property
    def is_ready(self) -> bool:
        """Whether its PDF is stored."""
        return self.progress == PrintProgress.READY

    @property
    def pdf(self) -> bytes:
        """The PDF, read from its own table."""
        return bytes(self.file.content)


class PreparedFile(models.Model):
    """The PDF of a print that waits for its signature, in a table of its own so that lists never load it."""

    prepared = models.OneToOneField(
        PreparedPrint, models.CASCADE, related_name="file", primary_key=True, verbose_name="bản in"
    )
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "tệp của bản in chờ ký"
        verbose_name_plural = "tệp của bản in chờ ký"

    def __str__(self):
        return str(self.prepared)


class SigningTurn(models.Model):
    """Lượt ký: of several people who sign in one series at the same moment, one after the other prints and signs.

    A turn ends with the signature; that of a process that died ends by itself.
    """

    LASTS = timedelta(seconds=60)

    authority = models.ForeignKey(Authority, models.CASCADE, related_name="+", verbose_name="cơ quan")
    year = models.PositiveSmallIntegerField("năm")
    series = models.CharField("dãy số", max_length=8, blank=True)
    holder = models.UUIDField("người giữ lượt")
    until = models.DateTimeField("đến lúc")

    class Meta:
        verbose_name = "lượt ký"
        verbose_name_plural = "lượt ký"
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "series"],
                name="signing_turn_once",
                violation_error_message="Đang có người ký văn bản trong dãy số này.",
            )
        ]

    def __str__(self):
        return f"{self.authority}, {self.year}, {self.series or 'chung'}"
