from dialogue_portal.notices.notice import ToCitizen, ToLeaders
from responses.notices import ToAnswerers


class AnswerSentBack(ToAnswerers):
    """Câu trả lời bị trả lại: with the reason."""

    template = "notices/answer_sent_back.txt"


class AnswerSubmitted(ToLeaders):
    """Có câu trả lời chờ duyệt: to the leaders."""

    template = "notices/answer_submitted.txt"
    gathered_subject = "Có {count} câu trả lời chờ duyệt"


class AnswerTakenBack(AnswerSubmitted):
    """Câu trả lời đã trình được rút lại: to the same people."""

    template = "notices/taken_back.txt"
    gathered_subject = "{count} câu trả lời được rút lại"


class AnswerReleased(ToCitizen):
    """Ý kiến đã được trả lời: to the citizen."""

    template = "notices/answer_released.txt"
    topic = "answer"

    def recipients(self):
        return [self.about.question.asker_email]
