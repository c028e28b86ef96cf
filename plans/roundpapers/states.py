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
    WITHDRAWN = "withdrawn", "Đã thu hồi"
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
        warning="Văn bản được cấp số và giữ nguyên bản, sau đó không sửa được nữa. Chỉ thông báo thời gian, "
        "địa điểm được công khai ngay; giấy mời thì không.",
        signs=True,
    ),
    Step(
        "send_letters",
        "Gửi giấy mời qua thư điện tử",
        (RoundPaperState.ISSUED,),
        "",
        rules.may_invite,
        asks="confirm",
        warning="Mỗi người nhận một thư riêng có đường dẫn mở giấy mời của mình. Thư đã gửi không lấy lại được.",
        offered=lambda paper: bool(paper.unsent_letters),
    ),
    Step(
        "mend_addresses",
        "Sửa địa chỉ thư điện tử",
        (RoundPaperState.ISSUED,),
        "",
        rules.may_invite,
        asks="form",
        warning="Chỉ sửa địa chỉ gửi; giấy mời đã ban hành giữ nguyên. Sửa xong, xin gửi giấy mời qua thư điện tử.",
        tone="side",
        offered=lambda paper: paper.is_in_force,
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
    Step(
        "replace",
        "Soạn văn bản thay thế",
        (RoundPaperState.ISSUED,),
        "",
        rules.may_draft,
        asks="confirm",
        warning="Cổng lập một dự thảo thay thế để ông/bà soạn và trình. Văn bản này còn hiệu lực cho đến khi văn bản "
        "thay thế được ký.",
        tone="side",
        offered=lambda paper: paper.is_in_force,
    ),
    Step(
        "withdraw",
        "Thu hồi",
        (RoundPaperState.ISSUED,),
        RoundPaperState.WITHDRAWN,
        rules.may_withdraw,
        asks="note",
        warning="Ai quét mã trên văn bản này sẽ đọc được ngay là đã thu hồi; điều này không rút lại được.",
        tone="danger",
        offered=lambda paper: paper.is_in_force,
    ),
    Step(
        "drop",
        "Bỏ dự thảo vì đợt đã hủy",
        (RoundPaperState.DRAFT, RoundPaperState.SUBMITTED),
        RoundPaperState.DISCARDED,
        rules.may_drop,
        quiet=True,
    ),
    ends=(RoundPaperState.ISSUED, RoundPaperState.WITHDRAWN, RoundPaperState.DISCARDED),
    births=(Birth("draft", "Soạn văn bản của đợt", writes=True),),
    events=(LEADER_OPENED,),
)

# A notice in one of these states was issued: everybody reads it.
PUBLIC = (RoundPaperState.ISSUED, RoundPaperState.WITHDRAWN)
OPEN = (RoundPaperState.DRAFT, RoundPaperState.SUBMITTED)
# What is to be done next, in outline at the end of a paper's time line.
COMES_NEXT = {
    RoundPaperState.DRAFT: "xem lại rồi trình ký",
    RoundPaperState.SUBMITTED: "lãnh đạo ký ban hành hoặc trả lại",
}
