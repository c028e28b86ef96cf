from datetime import timedelta

from django.conf import settings
from django.db import models
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.accounts.models import Authority
from registrations.querysets import received_by
from registrations.rules import may_read_looks

# A finished print is kept for so long; it is full of personal data.
KEPT_FOR = timedelta(days=1)
# A process that died while it printed is noticed after this time.
CLAIM = timedelta(minutes=3)


class ExportKind(models.TextChoices):
    """What is taken out of the list."""

    FORMS = "forms", "In các phiếu (PDF)"
    LIST = "list", "In danh sách (PDF)"
    TABLE = "table", "Bảng tính (XLSX)"


class ExportQuerySet(models.QuerySet):
    """What can be asked of exports."""

    def visible_to(self, user):
        """Everybody's own; those of all to whoever reads who looked at personal data."""
        rows = self.filter(received_by(user))
        heads = [key for key in user.roles if may_read_looks(user, key)] if user.is_authenticated else []
        return rows.filter(models.Q(user=user.pk) | models.Q(authority__in=heads))

    def waiting(self):
        """Those that nobody prints now and that are not finished."""
        free = models.Q(claimed_until=None) | models.Q(claimed_until__lt=now())
        return self.filter(free, in_background=True, finished_at=None, failure="")


class Export(models.Model):
    """Lần xuất: who took which forms out of the list, in what shape, and how many; never which words were searched."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xuất"
    )
    kind = models.CharField("loại", max_length=5, choices=ExportKind)
    about = models.CharField("điều kiện lọc", max_length=500, blank=True)
    count = models.PositiveIntegerField("số phiếu")
    left_out = models.PositiveIntegerField("số phiếu để lại", default=0)
    keys = models.JSONField("phiếu", default=list, editable=False)
    made_at = models.DateTimeField("lúc", auto_now_add=True)
    in_background = models.BooleanField(default=False, editable=False)
    done = models.PositiveIntegerField("số phiếu đã in", default=0, editable=False)
    claimed_until = models.DateTimeField(null=True, editable=False)
    finished_at = models.DateTimeField("xong lúc", null=True, editable=False)
    failure = models.CharField("lỗi", max_length=200, blank=True, editable=False)

    objects = ExportQuerySet.as_manager()

    class Meta:
        verbose_name = "lần xuất phiếu"
        verbose_name_plural = "các lần xuất phiếu"
        ordering = ["-made_at", "-pk"]
        constraints = [
            models.CheckConstraint(condition=models.Q(kind__in=ExportKind.values), name="export_kind_known")
        ]

    def __str__(self):
        return f"{self.get_kind_display()}: {self.count} phiếu"

    def get_absolute_url(self):
        return reverse("registrations:export", args=[self.authority.slug, self.pk])


class ExportFile(models.Model):
    """Tệp đã in of an export that was made in the background; it goes after a day."""

    export = models.OneToOneField(
        Export, models.CASCADE, related_name="file", primary_key=True, verbose_name="lần xuất"
    )
    content = models.BinaryField("nội dung")

    class Meta:
        verbose_name = "tệp đã in"
        verbose_name_plural = "các tệp đã in"

    def __str__(self):
        return str(self.export)
