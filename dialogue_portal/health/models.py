from django.db import models


class Sweep(models.Model):
    """Việc định kỳ: when a sweep (celery.EVERY) last began, when it last ended well, and the error of its last run."""

    task = models.CharField("việc", max_length=200, unique=True)
    started_at = models.DateTimeField("bắt đầu lần cuối", null=True)
    finished_at = models.DateTimeField("xong lần cuối", null=True)
    # The class of the error only: its text may repeat what a citizen wrote.
    failure = models.CharField("lỗi của lần cuối", max_length=200, blank=True)

    class Meta:
        verbose_name = "việc định kỳ"
        verbose_name_plural = "việc định kỳ"
        ordering = ["task"]

    def __str__(self):
        return self.task
