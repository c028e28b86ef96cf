from django.db import models


class PaperType(models.TextChoices):
    """Tên loại văn bản, by its letters in the symbol of a paper (decree 30/2020, annex III)."""

    PLAN = "KH", "Kế hoạch"
    NOTICE = "TB", "Thông báo"
    MINUTES = "BB", "Biên bản"
    INVITATION = "GM", "Giấy mời"
    LETTER = "CV", "Công văn"


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


class CopyState(models.TextChoices):
    """What the office decided of a signed copy; until then it waits, and nobody outside sees it."""

    CONFIRMED = "confirmed", "Đã xác nhận"
    TURNED_DOWN = "turned_down", "Không nhận"
    TAKEN_BACK = "taken_back", "Đã rút lại"


class FiledBy(models.TextChoices):
    """How a signed copy came to its paper."""

    CODE = "code", "máy đọc được mã QR của văn bản này trên bản quét"
    HAND = "hand", "do người chọn; máy không đọc được mã QR trên bản quét"


class ScanOutcome(models.TextChoices):
    """Where a handed-in scan is on its way to its paper; derived from its columns, never stored."""

    UNREAD = "unread", "Máy đang đọc"
    FILED = "filed", "Đã xếp vào văn bản"
    BY_HAND = "by_hand", "Chờ chọn văn bản"
    CUT = "cut", "Đã tách theo văn bản"
    REFUSED = "refused", "Không nhận"
    PUT_ASIDE = "put_aside", "Đã bỏ"

    @property
    def tone(self) -> str:
        """The tone in which it is shown."""
        return {"filed": "ok", "by_hand": "wait", "refused": "late"}.get(self.value, "plain")
