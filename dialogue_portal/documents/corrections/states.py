from django.db.models import TextChoices

from dialogue_portal.documents.corrections import rules
from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step
from dialogue_portal.records.submissions import LEADER_OPENED, take_back_step


class CorrectionState(TextChoices):
    """Trạng thái của một công văn đính chính."""

    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Chờ ký"
    ISSUED = "issued", "Đã ban hành"
    DISCARDED = "discarded", "Đã bỏ"


CORRECTION_FLOW = Flow(
    Step("submit", "Trình ký", (CorrectionState.DRAFT,), CorrectionState.SUBMITTED, rules.may_draft),
    take_back_step(CorrectionState.SUBMITTED, CorrectionState.DRAFT, rules.may_draft),
    Step("edit", "Sửa nội dung", (CorrectionState.DRAFT,), "", rules.may_draft, asks="form", writes=True),
    Step(
        "issue",
        "Ký ban hành",
        (CorrectionState.SUBMITTED,),
        CorrectionState.ISSUED,
        rules.may_issue,
        asks="confirm",
        warning="Công văn được cấp số và giữ nguyên bản; văn bản kia được ghi ngay là đã được đính chính.",
        signs=True,
    ),
    Step(
        "send_back",
        "Trả lại để sửa",
        (CorrectionState.SUBMITTED,),
        CorrectionState.DRAFT,
        rules.may_issue,
        asks="note",
    ),
    Step(
        "discard",
        "Bỏ dự thảo",
        (CorrectionState.DRAFT,),
        CorrectionState.DISCARDED,
        rules.may_draft,
        asks="confirm",
        warning="Dự thảo này được bỏ và không dùng lại được.",
        tone="danger",
    ),
    ends=(CorrectionState.ISSUED, CorrectionState.DISCARDED),
    births=(Birth("draft", "Soạn công văn đính chính", writes=True),),
    events=(LEADER_OPENED,),
)

OPEN = (CorrectionState.DRAFT, CorrectionState.SUBMITTED)
# What is to be done next, in outline at the end of a correction's time line.
COMES_NEXT = {
    CorrectionState.DRAFT: "xem lại rồi trình ký",
    CorrectionState.SUBMITTED: "lãnh đạo ký ban hành hoặc trả lại",
}
