from dialogue_portal.notices.notice import ToCitizen


class ToRegistered(ToCitizen):
    """Goes to the person who sent the form, if they gave an e-mail address."""

    def recipients(self):
        return [self.about.email]


class RegistrationReceived(ToRegistered):
    """Phiếu đã được tiếp nhận: the receipt, with the code."""

    template = "notices/registration_received.txt"
    is_receipt = True


class RoundMoved(ToRegistered):
    """Hội nghị đổi ngày."""

    template = "notices/round_moved.txt"


class RoundCancelled(ToRegistered):
    """Hội nghị bị hủy."""

    template = "notices/round_cancelled.txt"
