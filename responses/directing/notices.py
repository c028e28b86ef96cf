from responses.notices import ToAnswerers


class AnswerAssigned(ToAnswerers):
    """Được phân công trả lời: with the due date and the leader's direction."""

    template = "notices/answer_assigned.txt"
    gathered_subject = "Được giao trả lời {count} ý kiến"
