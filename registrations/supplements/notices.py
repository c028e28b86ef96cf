from dialogue_portal.accounts.staff import Staff
from dialogue_portal.notices.notice import Notice, ToCitizen
from registrations.debtors import readers_before_triage


class ToReaders(Notice):
    """Goes to those who may read what the citizen sent, `restricted` or not; `today` decides who is absent."""

    def recipients(self):
        staff = Staff(self.about.authority, self.context["today"])
        readers = readers_before_triage(bool(self.context["restricted"]), staff)
        return [user.email for user in staff.present(readers).values()]


class WordsReceived(ToReaders):
    """Người dân sửa, bổ sung ý kiến: says which question; the words stay in the portal."""

    template = "notices/words_received.txt"


class QuestionWithdrawn(ToReaders):
    """Người dân rút ý kiến."""

    template = "notices/question_withdrawn.txt"


class WithdrawnForSender(ToCitizen):
    """Văn phòng đã rút giúp ý kiến: to the sender, who says so if it was not them."""

    template = "notices/withdrawn_for_sender.txt"
    # They asked for it a moment ago, at the counter or on the telephone.
    seen_on_screen = True

    def recipients(self):
        return [self.about.asker_email]
