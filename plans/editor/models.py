from django.conf import settings
from django.db import models


class RemovedLine(models.Model):
    """Dòng đã xóa of a draft's outline, or a heading with its items.

    `content` holds the words shown, and in `lines` what is needed to make each row again (plans.editor.lines.kept);
    `after` is the uid of the row before it, "" at the top.
    """

    plan = models.ForeignKey(
        "plans.Plan", models.CASCADE, related_name="removed_lines", verbose_name="kế hoạch"
    )
    content = models.JSONField("nội dung")
    after = models.CharField("đứng sau dòng", max_length=36, blank=True)
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


class HandledRequest(models.Model):
    """Lần gửi đã nhận from the editor: an answer that was lost is given again, and nothing happens twice."""

    plan = models.ForeignKey(
        "plans.Plan", models.CASCADE, related_name="handled_requests", verbose_name="kế hoạch"
    )
    uid = models.UUIDField("mã lần gửi")
    changes = models.CharField("dấu nhận dạng", max_length=64)
    results = models.JSONField("kết quả")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần gửi đã nhận"
        verbose_name_plural = "các lần gửi đã nhận"
        ordering = ["-pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "uid"], name="request_handled_once")]

    def __str__(self):
        return str(self.uid)
