from django.db import models


class Validity(models.TextChoices):
    """Hiệu lực of an issued paper today; a corrected paper stays in force together with its correction."""

    VALID = "valid", "Còn hiệu lực"
    CORRECTED = "corrected", "Đã được đính chính"
    REPLACED = "replaced", "Đã bị thay thế"
    WITHDRAWN = "withdrawn", "Đã bị thu hồi"


ENDED = (Validity.REPLACED, Validity.WITHDRAWN)
