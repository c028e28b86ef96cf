from responses.notices import ToAnswerers


class AnswerAssigned(ToAnswerers):
    """Được phân công trả lời."""

    template = "notices/answer_assigned.txt"
