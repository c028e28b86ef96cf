from datetime import timedelta

from django.conf import settings
from django.db import models
from django.utils.timezone import now

# From Friday evening to Monday evening.
KEPT_FOR = timedelta(days=3)


class UnsentFormQuerySet(models.QuerySet):
    """Words about forms that were not taken."""

    def over(self):
        """Those nobody came back for in time."""
        return self.filter(kept_at__lt=now() - KEPT_FOR)

    def of(self, person: int, browser: str):
        """Those of a person in one browser that are still kept, the newest first."""
        valid = self.filter(person=person, browser=browser, kept_at__gte=now() - KEPT_FOR)
        return valid.order_by("-kept_at", "-pk")


class UnsentForm(models.Model):
    """Nội dung chưa gửi: what was typed into a form that was not taken, because the login or its token was over.

    Kept for the person for whom the form was drawn, and readable only with the key of the browser that sent it.
    """

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.CASCADE, related_name="+", verbose_name="người nhập"
    )
    browser = models.CharField("trình duyệt", max_length=64)
    action = models.CharField("địa chỉ nhận", max_length=250)
    page = models.CharField("trang có biểu mẫu", max_length=250)
    sealed = models.BinaryField("nội dung đã niêm phong")
    kept_at = models.DateTimeField("giữ lúc", default=now, db_index=True)

    objects = UnsentFormQuerySet.as_manager()

    class Meta:
        verbose_name = "nội dung chưa gửi"
        verbose_name_plural = "nội dung chưa gửi"
        indexes = [models.Index(fields=["person", "browser"], name="unsent_of_person_and_browser")]

    def __str__(self):
        return f"{self.page} ({self.kept_at:%d/%m/%Y})"
