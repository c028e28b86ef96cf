from django.db.models import TextChoices

from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.flow import Flow, Step
from dialogue_portal.records.submissions import LEADER_OPENED, take_back_step
from plans import rules


class PlanState(TextChoices):
    """Trạng thái của một kế hoạch."""

    DRAFT = "draft", "Dự thảo"
    SUBMITTED = "submitted", "Chờ ban hành"
    ISSUED = "issued", "Đã ban hành"
    CANCELLED = "cancelled", "Đã hủy"


COMPOSE = Event("compose", "Soạn thảo", writes=True)

PLAN_FLOW = Flow(
    Step("submit", "Trình lãnh đạo", (PlanState.DRAFT,), PlanState.SUBMITTED, rules.may_prepare),
    take_back_step(PlanState.SUBMITTED, PlanState.DRAFT, rules.may_prepare),
    Step("edit", "Sửa cả văn bản", (PlanState.DRAFT,), "", rules.may_prepare, asks="form", writes=True),
    Step(
        "set_facts",
        "Sửa thông tin, thời hạn",
        (PlanState.DRAFT,),
        "",
        rules.may_prepare,
        asks="form",
        writes=True,
    ),
    Step(
        "add_round",
        "Thêm đợt",
        (PlanState.DRAFT, PlanState.ISSUED),
        "",
        rules.may_add_round,
        asks="form",
        writes=True,
    ),
    Step(
        "issue",
        "Ký ban hành",
        (PlanState.SUBMITTED,),
        PlanState.ISSUED,
        rules.may_issue,
        asks="confirm",
        warning="Kế hoạch được cấp số, công khai ngay và giữ nguyên bản, sau đó không sửa được nữa.",
        signs=True,
    ),
    Step(
        "send_back", "Trả lại để sửa", (PlanState.SUBMITTED,), PlanState.DRAFT, rules.may_issue, asks="note"
    ),
    Step(
        "copy_to_year",
        "Lập kế hoạch cho năm khác",
        tuple(PlanState),
        "",
        rules.may_prepare,
        asks="form",
        tone="side",
    ),
    Step(
        "amend",
        "Sửa đổi kế hoạch",
        (PlanState.ISSUED,),
        "",
        rules.may_amend,
        asks="confirm",
        warning="Cổng lập một bản sửa đổi để ông/bà soạn và trình. Kế hoạch đã ban hành vẫn có hiệu lực cho đến khi "
        "bản sửa đổi được ký.",
    ),
    Step(
        "discard",
        "Bỏ dự thảo",
        (PlanState.DRAFT,),
        PlanState.CANCELLED,
        rules.may_prepare,
        asks="confirm",
        warning="Dự thảo này được bỏ và không dùng lại được. Muốn làm lại, xin nhập kế hoạch mới.",
        tone="danger",
    ),
    Step(
        "cancel",
        "Hủy, thu hồi kế hoạch",
        (PlanState.DRAFT, PlanState.SUBMITTED, PlanState.ISSUED),
        PlanState.CANCELLED,
        rules.may_cancel,
        asks="note",
        tone="danger",
    ),
    ends=(PlanState.CANCELLED,),
    births=(
        Birth("import", "Nhập kế hoạch", writes=True),
        Birth("copy", "Lập theo kế hoạch cũ", writes=True),
        Birth("amendment", "Lập bản sửa đổi", writes=True),
    ),
    events=(COMPOSE, LEADER_OPENED),
)
