from dialogue_portal.accounts.staff import Staff
from dialogue_portal.notices.notice import Notice


class DueMoved(Notice):
    """Hạn thay đổi vì lịch nghỉ thay đổi: to the people who owe the work."""

    template = "notices/due_moved.txt"
    gathered_subject = "{count} hạn thay đổi vì lịch nghỉ thay đổi"

    def recipients(self):
        """The debtors of the row, or their substitutes."""
        row, staff = self.about, Staff(self.about.authority, self.context["today"])
        debtors = staff.present(row.deadline_kind.debtors(row, staff))
        return [user.email for user in debtors.values()]
