from django.db import models

from dialogue_portal.accounts.models import Authority


class NumberBook(models.Model):
    """Sổ số văn bản đi: the last number that an authority gave in one series and calendar year."""

    authority = models.ForeignKey(
        Authority, models.PROTECT, related_name="number_books", verbose_name="cơ quan"
    )
    year = models.PositiveSmallIntegerField("năm")
    series = models.CharField(
        "dãy số", max_length=8, blank=True, help_text="Để trống: một dãy cho mọi loại văn bản."
    )
    last = models.PositiveIntegerField("số đã cấp gần nhất", default=0)
    from_paper = models.PositiveIntegerField("sổ giấy đã đến số", default=0)

    class Meta:
        verbose_name = "sổ số văn bản"
        verbose_name_plural = "sổ số văn bản"
        ordering = ["-year", "authority", "series"]
        constraints = [
            models.UniqueConstraint(
                fields=["authority", "year", "series"],
                name="number_book_once",
                violation_error_message="Cơ quan đã có sổ số này trong năm.",
            )
        ]

    def __str__(self):
        return f"{self.authority}, {self.year}, {self.series or 'chung'}: {self.last}"
