from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.notice import Notice, ToLeaders


class ToAnswerers(Notice):
    """Goes to the officer, or to every officer of the department where none was named; absent ones have substitutes."""

    def recipients(self):
        officers = User.objects.with_role(self.about.authority, Role.OFFICER)
        if self.about.officer_id:
            officers = User.objects.filter(pk=self.about.officer_id)
        else:
            officers = officers.filter(memberships__department=self.about.department)
        return [user.email for user in officers.distinct().present(self.about.authority)]


class AnswerAssigned(ToAnswerers):
    """Được phân công trả lời."""

    template = "notices/answer_assigned.txt"


class AnswerSentBack(ToAnswerers):
    """Câu trả lời bị trả lại."""

    template = "notices/answer_sent_back.txt"


class DeadlinePaused(ToAnswerers):
    """Tạm dừng tính hạn."""

    template = "notices/deadline_paused.txt"


class DeadlineMoved(ToAnswerers):
    """Hạn trả lời đổi: the clock runs on, or days were granted."""

    template = "notices/deadline_moved.txt"


class AnswerSubmitted(ToLeaders):
    """Có câu trả lời chờ duyệt."""

    template = "notices/answer_submitted.txt"


class CitizenAwaited(Notice):
    """Xin bổ sung: to the citizen, while the clock stands for him."""

    template = "notices/citizen_awaited.txt"

    def recipients(self):
        return [self.about.question.asker_email]


class AnswerReleased(Notice):
    """Ý kiến đã được trả lời: to the citizen."""

    template = "notices/answer_released.txt"

    def recipients(self):
        return [self.about.question.asker_email]
