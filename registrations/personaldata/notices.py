from dialogue_portal.notices.notice import ToCitizen


class ToAsker(ToCitizen):
    """Goes to the address in the form as it was before the request was carried out."""

    def recipients(self):
        """The address (`email`), if there is one."""
        return [self.context["email"]]


class DataRequestConfirmed(ToAsker):
    """Đã nhận yêu cầu về dữ liệu cá nhân, with the day by which it is answered."""

    template = "notices/data_request_confirmed.txt"


class DataRequestSettled(ToAsker):
    """Trả lời yêu cầu về dữ liệu cá nhân: carried out or refused, with the answer."""

    template = "notices/data_request_settled.txt"
