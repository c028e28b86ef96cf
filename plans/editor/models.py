from django.conf import settings
from django.db import models


class RemovedLine(models.Model):
    """Dòng đã xóa of a draft's outline; `content` holds what is needed to undo the removal."""

    plan = models.ForeignKey(
        "plans.Plan", models.CASCADE, related_name="removed_lines", verbose_name="kế hoạch"
    )
    content = models.JSONField("nội dung")
    after = models.CharField("đứng sau dòng", max_length=20, blank=True)
    removed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người xóa"
    )
    removed_at = models.DateTimeField("xóa lúc", auto_now_add=True)

    class Meta:
        verbose_name = "dòng đã xóa"
        verbose_name_plural = "các dòng đã xóa"
        ordering = ["-pk"]

    def __str__(self):
        return self.content["text"][:120]
