from responses.notices import ToAnswerers


class CitizenAnswered(ToAnswerers):
    """Người dân đã trả lời điều cơ quan hỏi: to whoever answers, and to the leader who gave the question out."""

    template = "notices/citizen_answered.txt"

    def recipients(self):
        answerers = [] if self.context["restricted"] else list(super().recipients())
        return [*answerers, self.about.directed_by.email]


class WordsAdded(ToAnswerers):
    """Người dân bổ sung ý kiến đang được trả lời."""

    template = "notices/words_added.txt"


class AnswerDropped(ToAnswerers):
    """Người dân rút ý kiến: no answer is owed any more."""

    template = "notices/answer_dropped.txt"
