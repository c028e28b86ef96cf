from django.db.models import TextChoices

from dialogue_portal.records.flow import Flow, Step
from plans.rounds import rules


class RoundState(TextChoices):
    """Trạng thái của một đợt."""

    PLANNED = "planned", "Mới có tháng"
    FIXED = "fixed", "Đã định ngày"
    HELD = "held", "Đã tổ chức"
    CANCELLED = "cancelled", "Đã hủy"
    WRITTEN = "written", "Không họp, trả lời bằng văn bản"


# No conference takes place; in both cases what was asked is answered in writing. Sentences begin with these words.
WHY_CALLED_OFF: dict[str, str] = {
    RoundState.CANCELLED: "Đợt đối thoại này đã hủy",
    RoundState.WRITTEN: "Hội nghị của đợt này không họp, mọi ý kiến được trả lời bằng văn bản",
}
CALLED_OFF = tuple(WHY_CALLED_OFF)

ROUND_FLOW = Flow(
    Step("fix", "Ấn định ngày", (RoundState.PLANNED,), RoundState.FIXED, rules.may_set_date, asks="form"),
    Step("move", "Đổi ngày", (RoundState.FIXED,), "", rules.may_move, asks="form"),
    Step(
        "replan",
        "Sửa dự kiến",
        (RoundState.PLANNED, RoundState.FIXED),
        "",
        rules.may_replan,
        asks="form",
        tone="side",
    ),
    Step("hold", "Khai mạc", (RoundState.FIXED,), RoundState.HELD, rules.may_hold, quiet=True),
    Step(
        "cancel",
        "Hủy đợt",
        (RoundState.PLANNED, RoundState.FIXED),
        RoundState.CANCELLED,
        rules.may_call_off,
        asks="note",
        tone="danger",
    ),
    Step(
        "answer_in_writing",
        "Chuyển sang trả lời bằng văn bản",
        (RoundState.FIXED,),
        RoundState.WRITTEN,
        rules.may_answer_in_writing,
        asks="form",
        tone="danger",
    ),
    ends=(RoundState.HELD, RoundState.CANCELLED, RoundState.WRITTEN),
)
CALLS_OFF = (ROUND_FLOW.steps["cancel"], ROUND_FLOW.steps["answer_in_writing"])
# What everybody who wants to come has to know of.
CHANGES_OF_DAY = (ROUND_FLOW.steps["move"], *CALLS_OFF)
