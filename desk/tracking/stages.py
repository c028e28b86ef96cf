"""Where a question is now: not stored but annotated in SQL, for lists, piles and the citizen's page alike."""

from typing import TypeVar

from django.db.models import Case, CharField, Q, QuerySet, TextChoices, Value, When

from conferences.models import Outcome
from conferences.states import ConferenceState
from registrations.models import Question
from registrations.states import QuestionState
from responses.states import OWED, AssignmentState


class Stage(TextChoices):
    """Chặng của một ý kiến, in words for the citizen."""

    RECEIVED = "received", "Đã nhận, chờ Văn phòng phân loại"
    SPLIT = "split", "Đã tách thành nhiều ý để trả lời từng ý"
    DECLINED = "declined", "Không thuộc nội dung đối thoại"
    WITHDRAWN = "withdrawn", "Ông/bà đã rút ý kiến này"
    ACCEPTED = "accepted", "Đã tiếp nhận, chờ giao đơn vị trả lời"
    IN_HALL = "in_hall", "Đang đối thoại tại hội nghị"
    ANSWERING = "answering", "Đang soạn trả lời"
    APPROVING = "approving", "Đã soạn trả lời, chờ lãnh đạo duyệt"
    ANSWERED = "answered", "Đã trả lời"
    ANSWERED_IN_HALL = "answered_in_hall", "Đã trả lời tại hội nghị"

    @property
    def comes_next(self) -> str:
        """What the citizen may expect after this stage; "" at the end."""
        return COMES_NEXT.get(self, "")

    @property
    def tone(self) -> str:
        """The tone of its dot on a page."""
        return TONES.get(self, "wait")


COMES_NEXT = {
    Stage.RECEIVED: "Văn phòng phân loại ý kiến",
    Stage.ACCEPTED: "Lãnh đạo giao đơn vị trả lời",
    Stage.IN_HALL: "Trả lời tại chỗ, hoặc giao đơn vị trả lời bằng văn bản",
    Stage.ANSWERING: "Đơn vị soạn xong, trình lãnh đạo duyệt",
    Stage.APPROVING: "Lãnh đạo duyệt và gửi trả lời cho ông/bà",
}
TONES = {
    Stage.SPLIT: "plain",
    Stage.DECLINED: "off",
    Stage.WITHDRAWN: "off",
    Stage.ANSWERED: "ok",
    Stage.ANSWERED_IN_HALL: "ok",
}
# The asker may read what was answered.
ANSWERED = (Stage.ANSWERED, Stage.ANSWERED_IN_HALL)
Questions = TypeVar("Questions", bound=QuerySet[Question])

# What was noted in the hall may be corrected until the conference is closed.
OVER = (ConferenceState.CLOSED, ConferenceState.MINUTED)

SETTLED_IN_HALL = Q(assignment__state=AssignmentState.SETTLED) | Q(
    assignment=None, minute_entry__outcome=Outcome.ANSWERED, round__conference__state__in=OVER
)


def with_stage(questions: Questions) -> Questions:
    """Adds to each question its `stage`, a value of Stage."""
    return questions.annotate(
        stage=Case(
            When(state=QuestionState.RECEIVED, then=Value(Stage.RECEIVED)),
            When(state=QuestionState.SPLIT, then=Value(Stage.SPLIT)),
            When(state=QuestionState.DECLINED, then=Value(Stage.DECLINED)),
            When(state=QuestionState.WITHDRAWN, then=Value(Stage.WITHDRAWN)),
            When(assignment__state=AssignmentState.RELEASED, then=Value(Stage.ANSWERED)),
            When(SETTLED_IN_HALL, then=Value(Stage.ANSWERED_IN_HALL)),
            When(assignment__state=AssignmentState.SUBMITTED, then=Value(Stage.APPROVING)),
            When(assignment__state__in=OWED, then=Value(Stage.ANSWERING)),
            When(round__conference__state=ConferenceState.OPENED, then=Value(Stage.IN_HALL)),
            default=Value(Stage.ACCEPTED),
            output_field=CharField(),
        )
    )
