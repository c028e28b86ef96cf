from django.db import models


class PaperType(models.TextChoices):
    """Tên loại văn bản, by its letters in the symbol of a paper (decree 30/2020, annex III)."""

    PLAN = "KH", "Kế hoạch"
    NOTICE = "TB", "Thông báo"
    MINUTES = "BB", "Biên bản"
    INVITATION = "GM", "Giấy mời"


class Validity(models.TextChoices):
    """Hiệu lực of an issued paper today; a corrected paper stays in force together with its correction."""

    VALID = "valid", "Còn hiệu lực"
    CORRECTED = "corrected", "Đã được đính chính"
    REPLACED = "replaced", "Đã bị thay thế"
    WITHDRAWN = "withdrawn", "Đã bị thu hồi"


ENDED = (Validity.REPLACED, Validity.WITHDRAWN)
