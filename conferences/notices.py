from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS, Role
from dialogue_portal.notices.notice import Notice


class ToOffice(Notice):
    def recipients(self):
        return User.objects.with_role(self.about.authority, Role.CLERK).values_list("email", flat=True)


class ToLeaders(Notice):
    def recipients(self):
        return User.objects.with_role(self.about.authority, *LEADERS).values_list("email", flat=True)


class ConclusionOwed(ToOffice):
    """Hội nghị đã bế mạc, phải ra thông báo kết luận."""

    template = "notices/conclusion_owed.txt"


class ConclusionDueSoon(ToOffice):
    template = "notices/conclusion_due_soon.txt"


class ConclusionSentBack(ToOffice):
    template = "notices/conclusion_sent_back.txt"


class ConclusionSubmitted(ToLeaders):
    template = "notices/conclusion_submitted.txt"


class ConclusionOverdue(ToLeaders):
    template = "notices/conclusion_overdue.txt"
