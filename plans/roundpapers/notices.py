from dialogue_portal.notices.notice import Notice, ToOffice, ToSigners


class RoundPaperSubmitted(ToSigners):
    """Có thông báo hoặc giấy mời chờ ký."""

    @property
    def type_code(self):
        return self.about.type_code

    template = "notices/round_paper_submitted.txt"


class RoundPaperSentBack(Notice):
    """Văn bản của đợt bị trả lại: to who drafted it."""

    template = "notices/round_paper_sent_back.txt"

    def recipients(self):
        return [self.about.drafted_by.email] if self.about.drafted_by else []


class RoundPaperIssued(ToOffice):
    """Thông báo hoặc giấy mời đã ký: the office, which has to post or send it."""

    template = "notices/round_paper_issued.txt"
