from datetime import timedelta

from django.db import models
from django.utils.timezone import now

# A delay of a login grows on from what it was within a day.
KEPT_FOR = timedelta(days=1)


class TallyQuerySet(models.QuerySet):
    """Words about tallies."""

    def over(self):
        """Those that nothing depends on any more."""
        return self.filter(until__lt=now() - KEPT_FOR)


class Tally(models.Model):
    """Số lần đã đếm: how often one thing was done from one place, or with one number, until a moment.

    The key is a keyed hash: whoever reads the table learns no address, telephone number or name.
    """

    key = models.CharField("khóa", max_length=64, primary_key=True)
    limit_name = models.CharField("giới hạn", max_length=30)
    times = models.PositiveIntegerField("số lần", default=1)
    until = models.DateTimeField("đến lúc", db_index=True)

    objects = TallyQuerySet.as_manager()

    class Meta:
        verbose_name = "số lần đã đếm"
        verbose_name_plural = "số lần đã đếm"
        ordering = ["-until", "key"]

    def __str__(self):
        return f"{self.limit_name}: {self.times}"
