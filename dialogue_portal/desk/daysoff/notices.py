from dialogue_portal.desk.chasing.duties import DUTY_OF, Staff
from dialogue_portal.notices.notice import Notice


class DueMoved(Notice):
    """Hạn thay đổi vì lịch nghỉ thay đổi: to who owes the work."""

    template = "notices/due_moved.txt"

    def recipients(self):
        row, staff = self.about, Staff(self.about.authority, self.context["today"])
        debtors = staff.present(DUTY_OF[type(row)].debtors(row, staff))
        return [user.email for user in debtors.values()]
