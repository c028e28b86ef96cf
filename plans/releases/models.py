from django.db import models


class Release(models.Model):
    """Lần công bố: one public change of an issued plan, numbered from 1; its sentences tell what changed."""

    plan = models.ForeignKey("plans.Plan", models.CASCADE, related_name="releases", verbose_name="kế hoạch")
    number = models.PositiveSmallIntegerField("lần")
    on = models.DateField("ngày")
    title = models.CharField("việc", max_length=200)
    sentences = models.JSONField("những gì thay đổi", default=list)
    note = models.TextField("lý do", blank=True)
    amendment = models.OneToOneField(
        "plans.Plan", models.PROTECT, null=True, related_name="release", verbose_name="bản sửa đổi"
    )

    class Meta:
        verbose_name = "lần công bố"
        verbose_name_plural = "các lần công bố"
        ordering = ["plan", "number"]
        constraints = [models.UniqueConstraint(fields=["plan", "number"], name="release_number_once")]

    def __str__(self):
        return f"Lần {self.number}: {self.title}"
