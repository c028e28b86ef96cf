from datetime import date

from django.db import models

from dialogue_portal.accounts.models.authority import Authority
from dialogue_portal.accounts.signature_block import OFFICE_NAMED, Manner, signature_lines


class SigningRight(models.Model):
    """Thẩm quyền ký of one person in one authority, where it differs from what the role gives."""

    authority = models.ForeignKey(
        Authority, models.CASCADE, related_name="signing_rights", verbose_name="cơ quan"
    )
    user = models.ForeignKey(
        "accounts.User", models.CASCADE, related_name="signing_rights", verbose_name="tài khoản"
    )
    manner = models.CharField("hình thức ký", max_length=3, choices=Manner)
    office = models.CharField(
        "chức vụ in trên văn bản",
        max_length=100,
        blank=True,
        help_text="Ví dụ: Chánh Văn phòng. Để trống với TM., Q., KT. thì in Chủ tịch, Phó Chủ tịch.",
    )
    type_codes = models.CharField(
        "loại văn bản được ký",
        max_length=60,
        blank=True,
        help_text="Ký hiệu loại, cách nhau bằng dấu phẩy, ví dụ: TB, GM. Để trống: mọi loại.",
    )
    basis = models.CharField("văn bản giao quyền", max_length=200, blank=True)
    valid_from = models.DateField("từ ngày", null=True, blank=True)
    valid_until = models.DateField("đến hết ngày", null=True, blank=True)

    class Meta:
        verbose_name = "thẩm quyền ký"
        verbose_name_plural = "thẩm quyền ký"
        ordering = ["authority", "pk"]
        constraints = [
            models.CheckConstraint(
                condition=~models.Q(manner__in=OFFICE_NAMED) | ~models.Q(office=""),
                name="signing_right_names_office",
                violation_error_message="Ký TL., TUQ. hoặc chỉ ghi chức vụ thì phải ghi chức vụ in trên văn bản.",
            ),
            models.CheckConstraint(
                condition=models.Q(valid_from=None)
                | models.Q(valid_until=None)
                | models.Q(valid_from__lte=models.F("valid_until")),
                name="signing_right_has_days",
                violation_error_message="Ngày kết thúc phải từ ngày bắt đầu trở đi.",
            ),
        ]

    def __str__(self):
        return f"{self.user}: {', '.join(self.lines)}"

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines in capitals above the signature."""
        return signature_lines(self.manner, self.office)

    def covers(self, type_code: str, day: date) -> bool:
        """Whether it allows to sign papers of this type on the local date `day`."""
        types = [code.strip().upper() for code in self.type_codes.split(",") if code.strip()]
        begun = self.valid_from is None or self.valid_from <= day
        over = self.valid_until is not None and self.valid_until < day
        return begun and not over and (not types or type_code in types)
