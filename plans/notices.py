from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import LEADERS
from dialogue_portal.notices.notice import Notice


class PlanSubmitted(Notice):
    """Có kế hoạch chờ ký: to the leaders."""

    template = "notices/plan_submitted.txt"

    def recipients(self):
        return User.objects.with_role(self.about.authority, *LEADERS).values_list("email", flat=True)


class PlanSentBack(Notice):
    """Kế hoạch bị trả lại: to who prepared it."""

    template = "notices/plan_sent_back.txt"

    def recipients(self):
        return [self.about.prepared_by.email] if self.about.prepared_by else []
