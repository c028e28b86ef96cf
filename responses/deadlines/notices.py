from dialogue_portal.notices.notice import ToCitizen
from responses.notices import ToAnswerers


class DeadlinePaused(ToAnswerers):
    """Tạm dừng tính hạn: with the reason."""

    template = "notices/deadline_paused.txt"


class DeadlineMoved(ToAnswerers):
    """Hạn trả lời đổi: the deadline was resumed or extended."""

    template = "notices/deadline_moved.txt"


class CitizenAwaited(ToCitizen):
    """Xin bổ sung: to the citizen for whose papers the deadline is paused."""

    template = "notices/citizen_awaited.txt"
    topic = "answer"

    def recipients(self):
        return [self.about.question.asker_email]
