from dialogue_portal.notices.notice import ToCitizen


class WordsKept(ToCitizen):
    """Lời gửi thêm được giữ kín: to the citizen, with the reason and the right place to go to."""

    template = "notices/words_kept.txt"
    is_confidential = True

    def recipients(self):
        return [self.about.asker_email]


class QuestionDeclined(ToCitizen):
    """Ý kiến không được tiếp nhận: to the citizen, with the reason and the right place to go to."""

    template = "notices/question_declined.txt"

    def recipients(self):
        return [self.about.asker_email]
