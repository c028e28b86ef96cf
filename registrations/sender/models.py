from django.db import models

from dialogue_portal.formats.phones import say_phone

YES, NO = "Có", "Không"


class SenderFact(models.TextChoices):
    """What a form says of its sender and may be corrected later; the values are the names of the columns."""

    FULL_NAME = "full_name", "Họ và tên"
    ORGANISATION = "organisation", "Tổ chức, doanh nghiệp"
    PHONE = "phone", "Số điện thoại để tra cứu"
    SECOND_PHONE = "second_phone", "Số điện thoại khác"
    ADDRESS = "address", "Địa chỉ"
    EMAIL = "email", "Thư điện tử"
    ATTENDS = "attends", "Dự hội nghị"
    NAMED = "named_in_public", "Nêu tên khi công khai"


PHONES = (SenderFact.PHONE, SenderFact.SECOND_PHONE)
# These are YES or NO; the others name the sender.
CHOSEN = (SenderFact.ATTENDS, SenderFact.NAMED)
NOTHING = "(không ghi)"


def in_words(value: str | bool) -> str:
    """A fact as it is kept and shown: a tick becomes a word."""
    return (YES if value else NO) if isinstance(value, bool) else value


class SenderChange(models.Model):
    """Lần sửa thông tin người gửi: one fact of a form before and after; the earlier value is for the office."""

    registration = models.ForeignKey(
        "registrations.Registration",
        models.PROTECT,
        related_name="sender_changes",
        verbose_name="phiếu đăng ký",
    )
    fact = models.CharField("thông tin", max_length=20, choices=SenderFact)
    before = models.CharField("trước khi sửa", max_length=254, blank=True)
    after = models.CharField("sau khi sửa", max_length=254, blank=True)
    by_office = models.BooleanField("do Văn phòng sửa", default=False)
    changed_at = models.DateTimeField("sửa lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần sửa thông tin người gửi"
        verbose_name_plural = "các lần sửa thông tin người gửi"
        ordering = ["registration", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(fact__in=SenderFact.values), name="sender_change_fact_known"
            ),
            models.CheckConstraint(
                condition=~models.Q(fact=SenderFact.PHONE) | models.Q(by_office=True),
                name="sender_change_phone_by_office",
            ),
        ]

    def __str__(self):
        return f"{self.get_fact_display()}, phiếu số {self.registration_id}"

    @property
    def shown_before(self) -> str:
        """The earlier value as people read it."""
        return self._shown(self.before)

    @property
    def shown_after(self) -> str:
        """The later value as people read it."""
        return self._shown(self.after)

    def _shown(self, value):
        return (say_phone(value) if self.fact in PHONES else value) or NOTHING
