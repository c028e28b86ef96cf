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


# The types of administrative papers (decree 30/2020, article 7 and annex III) by their letters; "CV" stands for an
# official letter, which has none in its symbol.
REGISTERED_TYPES: dict[str, str] = dict(PaperType.choices) | {
    "CV": "Công văn",
    "QĐ": "Quyết định",
    "NQ": "Nghị quyết",
    "CT": "Chỉ thị",
    "BC": "Báo cáo",
    "TTr": "Tờ trình",
    "HD": "Hướng dẫn",
    "CTr": "Chương trình",
    "PA": "Phương án",
    "ĐA": "Đề án",
    "DA": "Dự án",
    "QC": "Quy chế",
    "QYĐ": "Quy định",
    "TC": "Thông cáo",
    "HĐ": "Hợp đồng",
    "CĐ": "Công điện",
    "BGN": "Bản ghi nhớ",
    "BTT": "Bản thỏa thuận",
    "GUQ": "Giấy ủy quyền",
    "GGT": "Giấy giới thiệu",
    "GNP": "Giấy nghỉ phép",
    "PG": "Phiếu gửi",
    "PC": "Phiếu chuyển",
    "PB": "Phiếu báo",
}
