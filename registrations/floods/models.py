from datetime import datetime, timedelta
from math import ceil

from django.conf import settings
from django.db import models
from django.db.models import Count, Max, Min, Q
from django.urls import reverse

from dialogue_portal.accounts.access import own_rows
from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.codes import grouped, plain_code
from dialogue_portal.formats.delicate import concerns_of
from dialogue_portal.formats.phones import plain_phone
from plans.models import Round

# A discarded flood is shown so long, so that it can be taken back from the page.
SHOWN_FOR = timedelta(days=90)


# Forms of a flood that were neither withdrawn nor emptied.
TO_DECIDE = Q(forms__withdrawn_at=None) & ~Q(forms__phone="")


class FloodQuerySet(models.QuerySet):
    """What can be asked of floods."""

    def visible_to(self, user):
        """The floods of the authorities that the user works for."""
        return self.filter(own_rows(user))

    def undecided(self):
        """Those the office has not looked at yet."""
        return self.filter(released_at=None, discarded_at=None)

    def for_list(self):
        """With how many forms they have, how many of them are left to decide, and the first and last of their times."""
        return self.select_related("authority", "decided_by").annotate(
            count=Count("forms"),
            left=Count("forms", TO_DECIDE),
            first_at=Min("forms__received_at"),
            last_at=Max("forms__received_at"),
        )


class Flood(models.Model):
    """Phiếu gửi dồn dập: forms that came from one place faster than people write, kept apart until the office decides.

    `origin` is a keyed hash of the place and the day. Nothing starts a deadline or a letter before it is released.
    """

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="floods", verbose_name="cơ quan")
    origin = models.CharField("nơi gửi", max_length=64, editable=False)
    began_at = models.DateTimeField("bắt đầu lúc", auto_now_add=True)
    released_at = models.DateTimeField("đưa vào xử lý lúc", null=True, editable=False)
    discarded_at = models.DateTimeField("bỏ qua lúc", null=True, editable=False)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người quyết định"
    )

    objects = FloodQuerySet.as_manager()

    # Of floods that were read `for_list`.
    count: int
    left: int
    first_at: datetime
    last_at: datetime

    class Meta:
        verbose_name = "phiếu gửi dồn dập"
        verbose_name_plural = "phiếu gửi dồn dập"
        ordering = ["-began_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(released_at=None) | Q(discarded_at=None), name="flood_decided_one_way"
            )
        ]

    def __str__(self):
        return f"{self.count} phiếu trong {self.minutes} phút từ một nơi"

    def get_absolute_url(self):
        return reverse("registrations:floods", args=[self.authority.slug])

    @property
    def minutes(self) -> int:
        """How many minutes lie between the first and the last form, at least 1."""
        return max(1, ceil((self.last_at - self.first_at).total_seconds() / 60))


class HeldFormQuerySet(models.QuerySet):
    """What can be asked of forms that are kept apart."""

    def found_by(self, code: str, phone: str):
        """The form a citizen asks for: both must match, with or without blanks and dashes."""
        return self.filter(code=plain_code(code), phone=plain_phone(phone))

    def of_somebody(self):
        """Those that were not emptied since."""
        return self.exclude(phone="")

    def not_withdrawn(self):
        """Those whose sender has not withdrawn them."""
        return self.filter(withdrawn_at=None)


class HeldForm(models.Model):
    """Phiếu chờ kiểm tra: a form of a flood, as it was sent; released, it becomes a registration with the same code."""

    authority = models.ForeignKey(Authority, models.PROTECT, related_name="+", verbose_name="cơ quan")
    flood = models.ForeignKey(Flood, models.PROTECT, related_name="forms", verbose_name="đợt dồn dập")
    round = models.ForeignKey(Round, models.PROTECT, related_name="held_forms", verbose_name="đợt đối thoại")
    code = models.CharField("mã phiếu", max_length=12, unique=True, editable=False)
    fingerprint = models.CharField(max_length=64, unique=True, editable=False)
    phone = models.CharField("điện thoại", max_length=15)
    typed = models.JSONField("nội dung đã gửi")
    received_at = models.DateTimeField("nhận lúc", auto_now_add=True)
    withdrawn_at = models.DateTimeField("rút lúc", null=True, editable=False)
    registration = models.OneToOneField(
        "registrations.Registration",
        models.PROTECT,
        null=True,
        related_name="+",
        verbose_name="phiếu đăng ký",
    )

    objects = HeldFormQuerySet.as_manager()

    class Meta:
        verbose_name = "phiếu chờ kiểm tra"
        verbose_name_plural = "phiếu chờ kiểm tra"
        ordering = ["received_at", "pk"]

    def __str__(self):
        return f"Phiếu chờ kiểm tra {self.pk}"

    @property
    def shown_code(self) -> str:
        """The code in two groups of five signs."""
        return grouped(self.code, 5, "-")

    @property
    def words(self) -> list[str]:
        """The questions, as they were typed."""
        more = (text for _, text in self.typed.get("more", ()))
        return [text for text in (self.typed.get("procedures"), self.typed.get("handling"), *more) if text]

    @property
    def is_restricted(self) -> bool:
        """Whether a question looks like a denunciation, or holds an identity number: one person alone reads it."""
        return any(concerns_of(text) for text in self.words)
