from dialogue_portal.accounts.staff import Staff
from dialogue_portal.notices.notice import Notice, ToCitizen
from registrations.debtors import readers_before_triage
from registrations.form.notices import ToRegistered


class SenderCorrected(ToCitizen):
    """Thông tin người gửi đã sửa: which facts, without their values; `to` is the address before or after."""

    template = "notices/sender_corrected.txt"

    def __init__(self, about, *, seen_on_screen: bool, **context):
        """`seen_on_screen` tells that the sender corrected it, not the office for them."""
        super().__init__(about, **context)
        self.seen_on_screen = seen_on_screen

    def recipients(self):
        return [self.context["to"]]


class FormWithdrawn(ToRegistered):
    """Đã rút phiếu: to the person who sent it."""

    template = "notices/form_withdrawn.txt"
    seen_on_screen = True


class FormDropped(Notice):
    """Người dân rút cả phiếu: to whoever reads its `count` open questions.

    `restricted` has True, False or both: whether few people read them. `today` decides who is absent.
    """

    template = "notices/form_dropped.txt"

    def recipients(self):
        staff = Staff(self.about.authority, self.context["today"])
        readers = [
            user
            for restricted in self.context["restricted"]
            for user in readers_before_triage(restricted, staff)
        ]
        return [user.email for user in staff.present(readers).values()]
