from dialogue_portal.notices.notice import Notice


class QuestionDeclined(Notice):
    """Ý kiến không được tiếp nhận: to the citizen, with the reason and where to go instead."""

    template = "notices/question_declined.txt"

    def recipients(self):
        return [self.about.asker_email]
