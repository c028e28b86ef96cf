from dialogue_portal.notices.notice import Notice
from responses.notices import ToAnswerers


class DeadlinePaused(ToAnswerers):
    """Tạm dừng tính hạn."""

    template = "notices/deadline_paused.txt"


class DeadlineMoved(ToAnswerers):
    """Hạn trả lời đổi: the clock runs on, or days were granted."""

    template = "notices/deadline_moved.txt"


class CitizenAwaited(Notice):
    """Xin bổ sung: to the citizen, while the clock stands for him."""

    template = "notices/citizen_awaited.txt"

    def recipients(self):
        return [self.about.question.asker_email]
