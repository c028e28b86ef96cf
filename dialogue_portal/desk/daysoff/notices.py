from dialogue_portal.notices.notice import ToOffice
from responses.notices import ToAnswerers


class AnswerDueMoved(ToAnswerers):
    """Hạn trả lời thay đổi vì lịch nghỉ thay đổi."""

    template = "notices/due_moved.txt"


class ConclusionDueMoved(ToOffice):
    """Hạn ra thông báo kết luận thay đổi vì lịch nghỉ thay đổi."""

    template = "notices/due_moved.txt"
