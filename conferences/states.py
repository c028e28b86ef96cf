from django.db.models import TextChoices

from conferences import rules
from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step


class ConferenceState(TextChoices):
    """The states of a conference, from its preparation to the signed minutes."""

    PREPARED = "prepared", "Đang chuẩn bị"
    OPENED = "opened", "Đang diễn ra"
    CLOSED = "closed", "Đã bế mạc"
    MINUTED = "minuted", "Đã ký biên bản"


CONFERENCE_FLOW = Flow(
    Step(
        "open",
        "Khai mạc",
        (ConferenceState.PREPARED,),
        ConferenceState.OPENED,
        rules.may_run,
        asks="form",
        writes=True,
    ),
    Step(
        "floor",
        "Ghi ý kiến tại hội trường",
        (ConferenceState.OPENED,),
        "",
        rules.may_run,
        asks="form",
        writes=True,
    ),
    Step(
        "check_in", "Ghi số người dự", (ConferenceState.OPENED,), "", rules.may_run, asks="form", writes=True
    ),
    Step(
        "note",
        "Ghi trả lời tại hội nghị",
        (ConferenceState.OPENED,),
        "",
        rules.may_run,
        quiet=True,
        writes=True,
    ),
    Step(
        "close",
        "Bế mạc",
        (ConferenceState.OPENED,),
        ConferenceState.CLOSED,
        rules.may_run,
        asks="form",
        writes=True,
    ),
    Step("amend", "Sửa biên bản", (ConferenceState.CLOSED,), "", rules.may_run, asks="form", writes=True),
    Step(
        "sign_minutes",
        "Ký biên bản",
        (ConferenceState.CLOSED,),
        ConferenceState.MINUTED,
        rules.may_sign,
        asks="confirm",
        warning="Biên bản được cấp số và giữ nguyên bản, sau đó không sửa được nữa.",
        signs=True,
    ),
    ends=(ConferenceState.MINUTED,),
    births=(Birth("prepare", "Chuẩn bị hội nghị"),),
)
