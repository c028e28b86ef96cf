from django.db.models import TextChoices

from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step
from dialogue_portal.records.submissions import LEADER_OPENED, take_back_step
from plans.roundpapers import rules


class PaperKind(TextChoices):
    """Hai loại văn bản của đợt."""

    NOTICE = "notice", "Thông báo thời gian, địa điểm"
    INVITATION = "invitation", "Giấy mời"


class RoundPaperState(TextChoices):
    """Trạng thái của một văn bản của đợt."""

    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Chờ ký"
    ISSUED = "issued", "Đã ban hành"
    DISCARDED = "discarded", "Đã bỏ"


ROUND_PAPER_FLOW = Flow(
    Step("submit", "Trình ký", (RoundPaperState.DRAFT,), RoundPaperState.SUBMITTED, rules.may_draft),
    take_back_step(RoundPaperState.SUBMITTED, RoundPaperState.DRAFT, rules.may_draft),
    Step("edit", "Sửa nội dung", (RoundPaperState.DRAFT,), "", rules.may_draft, asks="form", writes=True),
    Step(
        "invite",
        "Ghi người được mời",
        (RoundPaperState.DRAFT,),
        "",
        rules.may_invite,
        asks="form",
        writes=True,
    ),
    Step(
        "invite_from_plan",
        "Lấy từ thành phần của kế hoạch",
        (RoundPaperState.DRAFT,),
        "",
        rules.may_invite,
        writes=True,
    ),
    Step(
        "issue",
        "Ký ban hành",
        (RoundPaperState.SUBMITTED,),
        RoundPaperState.ISSUED,
        rules.may_issue,
        asks="confirm",
        warning="Văn bản được cấp số và giữ nguyên bản, sau đó không sửa được nữa. Thông báo công khai ngay.",
        signs=True,
    ),
    Step(
        "send_back",
        "Trả lại để sửa",
        (RoundPaperState.SUBMITTED,),
        RoundPaperState.DRAFT,
        rules.may_issue,
        asks="note",
    ),
    Step(
        "discard",
        "Bỏ dự thảo",
        (RoundPaperState.DRAFT,),
        RoundPaperState.DISCARDED,
        rules.may_draft,
        asks="confirm",
        warning="Dự thảo này được bỏ và không dùng lại được. Muốn làm lại, xin soạn văn bản mới ở đợt.",
        tone="danger",
    ),
    ends=(RoundPaperState.ISSUED, RoundPaperState.DISCARDED),
    births=(Birth("draft", "Soạn văn bản của đợt", writes=True),),
    events=(LEADER_OPENED,),
)

OPEN = (RoundPaperState.DRAFT, RoundPaperState.SUBMITTED)
# What is to be done next, in outline at the end of a paper's time line.
COMES_NEXT = {
    RoundPaperState.DRAFT: "xem lại rồi trình ký",
    RoundPaperState.SUBMITTED: "lãnh đạo ký ban hành hoặc trả lại",
}
