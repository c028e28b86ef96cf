from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.notices.notice import Notice, ToOffice, ToSigners
from plans.roundpapers.models import RoundPaper


class RoundPaperSubmitted(ToSigners):
    """Có thông báo hoặc giấy mời chờ ký: to everybody who may sign papers of its type."""

    template = "notices/round_paper_submitted.txt"

    def __init__(self, about: RoundPaper, **context):
        super().__init__(about, **context)
        self.type_code = about.type_code


class RoundPaperTakenBack(RoundPaperSubmitted):
    """Văn bản của đợt đã trình được rút lại: to the same people."""

    template = "notices/taken_back.txt"


class RoundPaperSentBack(Notice):
    """Văn bản của đợt bị trả lại: to the person who drafted it."""

    template = "notices/round_paper_sent_back.txt"

    def recipients(self):
        """The drafter's address."""
        return [self.about.drafted_by.email] if self.about.drafted_by else []


class NoticeWithdrawn(ToOffice):
    """Thông báo đã bị thu hồi: to the office, which owes a new one."""

    template = "notices/notice_withdrawn.txt"


class RoundPaperIssued(ToOffice):
    """Thông báo hoặc giấy mời đã ký: to the office, which has to post or send it."""

    template = "notices/round_paper_issued.txt"


class InvitationSent(Notice):
    """Giấy mời qua thư điện tử: to one invitee, with the address of their own letter."""

    template = "notices/invitation_sent.txt"

    def recipients(self):
        """The invitee's address."""
        return [self.context["invitee"].email]

    @classmethod
    def deliveries(cls, paper: RoundPaper) -> dict[int, OutgoingMail]:
        """What became of the letters of an invitation, by the key of the invitee; of several the latest counts."""
        letters = cls.written(paper).with_delivery().order_by("pk")
        return {int(letter.key.split(":")[3]): letter for letter in letters}
