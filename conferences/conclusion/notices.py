from dialogue_portal.notices.notice import ToOffice, ToSigners


class ConclusionOwed(ToOffice):
    """Hội nghị đã bế mạc, phải ra thông báo kết luận."""

    template = "notices/conclusion_owed.txt"


class ConclusionSentBack(ToOffice):
    """Thông báo kết luận bị trả lại."""

    template = "notices/conclusion_sent_back.txt"


class ConclusionSubmitted(ToSigners):
    """Có thông báo kết luận chờ ký."""

    type_code = "TB"
    template = "notices/conclusion_submitted.txt"
