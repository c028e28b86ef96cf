from django.conf import settings
from django.db import models


class ReviewComment(models.Model):
    """Chỗ được đánh dấu when a plan is sent back: the line as it read, what is asked, and when it was mended."""

    plan = models.ForeignKey(
        "plans.Plan", models.CASCADE, related_name="review_comments", verbose_name="kế hoạch"
    )
    section = models.ForeignKey(
        "plans.Section", models.SET_NULL, null=True, related_name="review_comments", verbose_name="đề mục"
    )
    item = models.ForeignKey(
        "plans.Item", models.SET_NULL, null=True, related_name="review_comments", verbose_name="dòng"
    )
    quote = models.TextField("nguyên văn lúc trả lại")
    note = models.TextField("yêu cầu", blank=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name="người đánh dấu"
    )
    at = models.DateTimeField("lúc", auto_now_add=True)
    settled_on = models.DateField("đã sửa ngày", null=True)

    class Meta:
        verbose_name = "chỗ được đánh dấu"
        verbose_name_plural = "các chỗ được đánh dấu"
        ordering = ["pk"]

    def __str__(self):
        return self.quote[:120]

    @property
    def reads_now(self) -> str:
        """The words of its line today; "" where the row is gone."""
        if self.item:
            return self.item.text
        return ": ".join(filter(None, [self.section.heading, self.section.run_in])) if self.section else ""

    @property
    def row_id(self) -> str:
        """The row of the editor it belongs to; "" where the row is gone."""
        return f"i{self.item_id}" if self.item_id else f"s{self.section_id}" if self.section_id else ""
