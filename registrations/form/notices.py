from dialogue_portal.notices.notice import Notice


class ToRegistered(Notice):
    """Goes to who handed in the form, if an address stands in it."""

    def recipients(self):
        return [self.about.email]


class RegistrationReceived(ToRegistered):
    """Phiếu đã được tiếp nhận."""

    template = "notices/registration_received.txt"


class RoundMoved(ToRegistered):
    """Hội nghị đổi ngày."""

    template = "notices/round_moved.txt"


class RoundCancelled(ToRegistered):
    """Hội nghị bị hủy."""

    template = "notices/round_cancelled.txt"
