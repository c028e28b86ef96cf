from django.conf import settings
from django.db import models

from dialogue_portal.formats.days import say_day, say_moment
from registrations.entry.channels import CAME, Channel


class Arriving(models.Model):
    """How a form reached the office, when, and who entered it where it was not its sender."""

    received_at = models.DateTimeField("nhận lúc", auto_now_add=True)
    channel = models.CharField("nơi phiếu đến", max_length=12, choices=Channel, default=Channel.WEB)
    # Nobody but the sender where it is empty.
    entered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name="người nhập"
    )
    # The local day on which it reached the office, or whoever collects for it: its deadlines run from that day.
    handed_in_on = models.DateField("nộp ngày")
    slip_number = models.PositiveIntegerField("số phiếu trong đợt", null=True, editable=False)

    class Meta:
        abstract = True

    @property
    def is_entered(self) -> bool:
        """Whether somebody else entered it for its sender."""
        return self.channel != Channel.WEB

    @property
    def arrival(self) -> str:
        """How and when it came, after the name of its sender: "nộp phiếu giấy thứ Hai, …; Văn phòng nhập thay …"."""
        if not self.is_entered:
            return f"{CAME[Channel.WEB]} lúc {say_moment(self.received_at)}"
        came = f"{CAME[Channel(self.channel)]} {say_day(self.handed_in_on)}"
        return f"{came}; {self.entered_by_whom} nhập thay {say_day(self.received_at)}"

    @property
    def entered_by_whom(self) -> str:
        """Who entered it for its sender, as the sender reads it: no names of staff."""
        return "Văn phòng" if self.entered_by_id else "đầu mối"
