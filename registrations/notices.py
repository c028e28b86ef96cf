from dialogue_portal.notices.notice import Notice


class RegistrationReceived(Notice):
    """Phiếu đã được tiếp nhận: to the citizen."""

    template = "notices/registration_received.txt"

    def recipients(self):
        return [self.about.email]


class QuestionDeclined(Notice):
    """Ý kiến không được tiếp nhận: to the citizen, with the reason and where to go instead."""

    template = "notices/question_declined.txt"

    def recipients(self):
        return [self.about.asker_email]


class RoundMoved(Notice):
    """Hội nghị đổi ngày: to who registered."""

    template = "notices/round_moved.txt"

    def recipients(self):
        return [self.about.email]


class RoundCancelled(Notice):
    """Hội nghị bị hủy: to who registered."""

    template = "notices/round_cancelled.txt"

    def recipients(self):
        return [self.about.email]
