from django.db.models import TextChoices

from conferences.conclusion import rules
from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step
from dialogue_portal.records.submissions import LEADER_OPENED, take_back_step


class ConclusionState(TextChoices):
    """The states of a conclusion notice."""

    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Chờ ký"
    ISSUED = "issued", "Đã ban hành"


CONCLUSION_FLOW = Flow(
    Step("submit", "Trình ký", (ConclusionState.DRAFT,), ConclusionState.SUBMITTED, rules.may_draft),
    take_back_step(ConclusionState.SUBMITTED, ConclusionState.DRAFT, rules.may_draft),
    Step("edit", "Soạn nội dung", (ConclusionState.DRAFT,), "", rules.may_draft, asks="form", writes=True),
    Step(
        "add_point",
        "Thêm việc phải làm",
        (ConclusionState.DRAFT,),
        "",
        rules.may_draft,
        asks="form",
        writes=True,
    ),
    Step(
        "drop_point", "Bỏ một việc", (ConclusionState.DRAFT,), "", rules.may_draft, asks="form", writes=True
    ),
    Step("point_done", "Ghi việc đã xong", (ConclusionState.ISSUED,), "", rules.may_draft, asks="form"),
    Step(
        "issue",
        "Ký ban hành",
        (ConclusionState.SUBMITTED,),
        ConclusionState.ISSUED,
        rules.may_issue,
        asks="confirm",
        warning="Thông báo được cấp số, công khai ngay và giữ nguyên bản, sau đó không sửa được nữa.",
        signs=True,
    ),
    Step(
        "send_back",
        "Trả lại để sửa",
        (ConclusionState.SUBMITTED,),
        ConclusionState.DRAFT,
        rules.may_issue,
        asks="note",
    ),
    Step(
        "withdraw",
        "Thu hồi",
        (ConclusionState.ISSUED,),
        ConclusionState.DRAFT,
        rules.may_withdraw,
        asks="note",
        warning="Ai quét mã trên thông báo này sẽ đọc được ngay là đã thu hồi. Các việc phải làm không còn hiệu lực "
        "cho đến khi thông báo được soạn, ký lại; thời hạn ra thông báo vẫn tính từ ngày hội nghị.",
        tone="danger",
    ),
    ends=(ConclusionState.ISSUED,),
    births=(Birth("owe", "Bắt đầu tính hạn ra thông báo kết luận"),),
    events=(LEADER_OPENED,),
)
