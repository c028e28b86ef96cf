from django.db.models import TextChoices

from conferences import rules
from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step


class ConferenceState(TextChoices):
    PREPARED = "prepared", "Đang chuẩn bị"
    OPENED = "opened", "Đang diễn ra"
    CLOSED = "closed", "Đã bế mạc"
    MINUTED = "minuted", "Đã ký biên bản"


CONFERENCE_FLOW = Flow(
    Step("open", "Khai mạc", (ConferenceState.PREPARED,), ConferenceState.OPENED, rules.may_run, asks="form"),
    Step("floor", "Ghi ý kiến tại hội trường", (ConferenceState.OPENED,), "", rules.may_run, asks="form"),
    Step("check_in", "Ghi số người dự", (ConferenceState.OPENED,), "", rules.may_run, asks="form"),
    Step("note", "Ghi trả lời tại hội nghị", (ConferenceState.OPENED,), "", rules.may_run, quiet=True),
    Step("close", "Bế mạc", (ConferenceState.OPENED,), ConferenceState.CLOSED, rules.may_run, asks="form"),
    Step("amend", "Sửa biên bản", (ConferenceState.CLOSED,), "", rules.may_run, asks="form"),
    Step(
        "sign_minutes",
        "Ký biên bản",
        (ConferenceState.CLOSED,),
        ConferenceState.MINUTED,
        rules.may_sign,
        asks="confirm",
        warning="Biên bản được cấp số và giữ nguyên bản, sau đó không sửa được nữa.",
    ),
    ends=(ConferenceState.MINUTED,),
    births=(Birth("prepare", "Chuẩn bị hội nghị"),),
)


class ConclusionState(TextChoices):
    DRAFT = "draft", "Đang soạn"
    SUBMITTED = "submitted", "Chờ ký"
    ISSUED = "issued", "Đã ban hành"


class ResultsState(TextChoices):
    OWED = "owed", "Chưa công khai"
    PUBLISHED = "published", "Đã công khai"


RESULTS_FLOW = Flow(
    Step(
        "publish",
        "Ghi đã công khai kết quả",
        (ResultsState.OWED,),
        ResultsState.PUBLISHED,
        rules.may_draft,
        asks="form",
    ),
    ends=(ResultsState.PUBLISHED,),
    births=(Birth("owe", "Bắt đầu tính hạn công khai kết quả"),),
)

CONCLUSION_FLOW = Flow(
    Step("submit", "Trình ký", (ConclusionState.DRAFT,), ConclusionState.SUBMITTED, rules.may_draft),
    Step("edit", "Soạn nội dung", (ConclusionState.DRAFT,), "", rules.may_draft, asks="form"),
    Step("add_point", "Thêm việc phải làm", (ConclusionState.DRAFT,), "", rules.may_draft, asks="form"),
    Step("drop_point", "Bỏ một việc", (ConclusionState.DRAFT,), "", rules.may_draft, asks="form"),
    Step("point_done", "Ghi việc đã xong", (ConclusionState.ISSUED,), "", rules.may_draft, asks="form"),
    Step(
        "issue",
        "Ký ban hành",
        (ConclusionState.SUBMITTED,),
        ConclusionState.ISSUED,
        rules.may_issue,
        asks="confirm",
        warning="Thông báo được cấp số, công khai ngay và giữ nguyên bản, sau đó không sửa được nữa.",
    ),
    Step(
        "send_back",
        "Trả lại để sửa",
        (ConclusionState.SUBMITTED,),
        ConclusionState.DRAFT,
        rules.may_issue,
        asks="note",
    ),
    ends=(ConclusionState.ISSUED,),
    births=(Birth("owe", "Bắt đầu tính hạn ra thông báo kết luận"),),
)
