from django.conf import settings
from django.db import models


class MendedLine(models.Model):
    """Dòng đã sửa theo danh sách: the words before and after, so that the mend can be undone."""

    plan = models.ForeignKey(
        "plans.Plan", models.CASCADE, related_name="mended_lines", verbose_name="kế hoạch"
    )
    row = models.CharField("dòng", max_length=36)
    before = models.TextField("lời cũ")
    after = models.TextField("lời mới")
    mended_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người sửa"
    )
    mended_at = models.DateTimeField("sửa lúc", auto_now_add=True)

    class Meta:
        verbose_name = "dòng đã sửa theo danh sách"
        verbose_name_plural = "các dòng đã sửa theo danh sách"
        ordering = ["-pk"]

    def __str__(self):
        return f"{self.row}: {self.after}"[:120]
