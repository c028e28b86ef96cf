from dialogue_portal.documents.models import PaperType
from dialogue_portal.notices.notice import ToOffice, ToSigners


class ConclusionOwed(ToOffice):
    """Hội nghị đã bế mạc, phải ra thông báo kết luận: to the office."""

    template = "notices/conclusion_owed.txt"


class ConclusionWithdrawn(ToOffice):
    """Thông báo kết luận đã bị thu hồi: to the office, which owes it again."""

    template = "notices/conclusion_withdrawn.txt"


class ConclusionSentBack(ToOffice):
    """Thông báo kết luận bị trả lại: to the office, with the reason."""

    template = "notices/conclusion_sent_back.txt"


class ConclusionSubmitted(ToSigners):
    """Có thông báo kết luận chờ ký: to everybody who may sign it."""

    type_code = PaperType.NOTICE
    template = "notices/conclusion_submitted.txt"


class ConclusionTakenBack(ConclusionSubmitted):
    """Thông báo kết luận đã trình được rút lại: to the same people."""

    template = "notices/taken_back.txt"
