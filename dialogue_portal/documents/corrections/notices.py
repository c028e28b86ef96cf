from dialogue_portal.documents.models import PaperType
from dialogue_portal.notices.notice import Notice, ToOffice, ToSigners


class CorrectionSubmitted(ToSigners):
    """Có công văn đính chính chờ ký: to everybody who may sign official letters."""

    type_code = PaperType.LETTER
    template = "notices/correction_submitted.txt"


class CorrectionTakenBack(CorrectionSubmitted):
    """Công văn đã trình được rút lại: to the same people."""

    template = "notices/taken_back.txt"


class CorrectionSentBack(Notice):
    """Công văn bị trả lại: to the person who drafted it."""

    template = "notices/correction_sent_back.txt"

    def recipients(self):
        """The drafter's address."""
        return [self.about.drafted_by.email] if self.about.drafted_by else []


class CorrectionIssued(ToOffice):
    """Công văn đính chính đã ký: to the office, which has to send it to whoever got the paper."""

    template = "notices/correction_issued.txt"
