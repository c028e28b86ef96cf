from django.db.models import TextChoices

from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.flow import Flow, Step
from dialogue_portal.records.submissions import LEADER_OPENED, take_back_step
from responses import rules


class AssignmentState(TextChoices):
    """The states of an assignment, from the direction to the answer."""

    ASSIGNED = "assigned", "Chờ soạn trả lời"
    DRAFTED = "drafted", "Đang soạn trả lời"
    SUBMITTED = "submitted", "Chờ duyệt trả lời"
    RELEASED = "released", "Đã trả lời"
    SETTLED = "settled", "Đã trả lời tại hội nghị"
    WITHDRAWN = "withdrawn", "Người gửi đã rút ý kiến"


# The officer owes the answer; until it is approved, a conference may settle it.
OWED = (AssignmentState.ASSIGNED, AssignmentState.DRAFTED)
UNSETTLED = (*OWED, AssignmentState.SUBMITTED)

# What comes next, as staff read it at the end of the time line.
COMES_NEXT = {
    AssignmentState.ASSIGNED: "Soạn trả lời",
    AssignmentState.DRAFTED: "Trình lãnh đạo duyệt",
    AssignmentState.SUBMITTED: "Lãnh đạo duyệt, gửi trả lời",
}

OPEN = Event("open", "Mở xem phân công")

ASSIGNMENT_FLOW = Flow(
    Step("submit", "Trình duyệt", (AssignmentState.DRAFTED,), AssignmentState.SUBMITTED, rules.may_answer),
    take_back_step(AssignmentState.SUBMITTED, AssignmentState.DRAFTED, rules.may_answer),
    Step("draft", "Soạn trả lời", OWED, AssignmentState.DRAFTED, rules.may_answer, asks="form", writes=True),
    Step(
        "approve",
        "Duyệt và gửi trả lời",
        (AssignmentState.SUBMITTED,),
        AssignmentState.RELEASED,
        rules.may_approve,
        asks="confirm",
        warning="Người dân đọc được câu trả lời ngay, sau đó không sửa được nữa.",
    ),
    Step(
        "send_back",
        "Trả lại để soạn lại",
        (AssignmentState.SUBMITTED,),
        AssignmentState.DRAFTED,
        rules.may_approve,
        asks="note",
    ),
    Step(
        "hand_over",
        "Giao người khác",
        OWED,
        AssignmentState.ASSIGNED,
        rules.may_hand_over,
        asks="form",
        tone="side",
    ),
    Step(
        "resume",
        "Tính hạn tiếp",
        OWED,
        "",
        rules.may_change_deadline,
        offered=lambda assignment: assignment.paused_on is not None,
    ),
    Step(
        "pause",
        "Tạm dừng tính hạn",
        OWED,
        "",
        rules.may_change_deadline,
        asks="form",
        warning="Dùng khi phải chờ người dân. Từ ngày mai không tính vào thời hạn, cho đến khi bấm «Tính hạn tiếp».",
        tone="side",
        offered=lambda assignment: assignment.deadline_runs,
    ),
    Step(
        "extend",
        "Gia hạn",
        OWED,
        "",
        rules.may_change_deadline,
        asks="form",
        tone="side",
        offered=lambda assignment: assignment.deadline_runs,
    ),
    Step(
        "settle",
        "Đã trả lời tại hội nghị",
        UNSETTLED,
        AssignmentState.SETTLED,
        rules.may_settle,
        quiet=True,
    ),
    Step(
        "answer_back",
        "Người dân trả lời điều cơ quan hỏi",
        OWED,
        "",
        rules.is_asker,
        asks="form",
        offered=lambda assignment: assignment.paused_on is not None,
    ),
    Step(
        "drop",
        "Thôi trả lời vì người gửi rút ý kiến",
        UNSETTLED,
        AssignmentState.WITHDRAWN,
        rules.may_drop,
        quiet=True,
    ),
    Step(
        "acknowledge",
        "Người dân báo đã nhận trả lời",
        (AssignmentState.RELEASED,),
        "",
        rules.is_asker,
        asks="form",
    ),
    ends=(AssignmentState.RELEASED, AssignmentState.SETTLED, AssignmentState.WITHDRAWN),
    births=(Birth("direct", "Phân công trả lời"),),
    events=(OPEN, LEADER_OPENED),
)
