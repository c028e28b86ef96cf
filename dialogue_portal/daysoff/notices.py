from dialogue_portal.accounts.staff import Staff
from dialogue_portal.notices.notice import Notice


class DueMoved(Notice):
    """Hạn thay đổi vì lịch nghỉ thay đổi: to who owes the work."""

    template = "notices/due_moved.txt"

    def recipients(self):
        row, staff = self.about, Staff(self.about.authority, self.context["today"])
        debtors = staff.present(row.deadline_kind.debtors(row, staff))
        return [user.email for user in debtors.values()]
