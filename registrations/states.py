from django.db.models import TextChoices

from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.flow import Flow, Step
from registrations import rules
from registrations.calls.states import OF_CALLS


class QuestionState(TextChoices):
    """The states of a question in triage."""

    RECEIVED = "received", "Chờ phân loại"
    ACCEPTED = "accepted", "Đã tiếp nhận"
    SPLIT = "split", "Đã tách thành nhiều ý"
    DECLINED = "declined", "Không thuộc nội dung đối thoại"
    WITHDRAWN = "withdrawn", "Người gửi đã rút"


# The citizen may still say something about it, or withdraw it.
OPEN_TO_CITIZEN = (QuestionState.RECEIVED, QuestionState.ACCEPTED)

REGISTER = Event("register", "Gửi phiếu đăng ký")
ENTER = Event("enter", "Nhập phiếu thay người dân")
UNDO_ENTRY = Event("undo_entry", "Bỏ phiếu vừa nhập")
REPLACE_CODE = Event("replace_code", "Cấp mã phiếu mới")
CORRECT_SENDER = Event("correct_sender", "Sửa thông tin người gửi")
CORRECT_DAY = Event("correct_day", "Sửa ngày nhận phiếu")
WITHDRAW_FORM = Event("withdraw_form", "Rút cả phiếu")
# All that is recorded about a form.
OF_FORMS = (REGISTER, ENTER, UNDO_ENTRY, REPLACE_CODE, CORRECT_SENDER, CORRECT_DAY, WITHDRAW_FORM, *OF_CALLS)
# The note of a question that was withdrawn with its whole form.
WITH_THE_FORM = "Rút cùng cả phiếu."
EXPORT = Event("export", "Xuất phiếu")
FORGET_ASKER = Event("forget_asker", "Xóa tên người nêu ý kiến tại hội nghị")

QUESTION_FLOW = Flow(
    Step(
        "accept",
        "Tiếp nhận",
        (QuestionState.RECEIVED,),
        QuestionState.ACCEPTED,
        rules.may_triage,
        asks="form",
    ),
    Step("split", "Tách ý", (QuestionState.RECEIVED,), QuestionState.SPLIT, rules.may_split, asks="form"),
    Step(
        "decline",
        "Không tiếp nhận",
        (QuestionState.RECEIVED,),
        QuestionState.DECLINED,
        rules.may_sort_out,
        asks="note",
        tone="danger",
    ),
    Step(
        "lift",
        "Bỏ hạn chế xem",
        (QuestionState.RECEIVED,),
        QuestionState.RECEIVED,
        rules.may_lift,
    ),
    Step(
        "release_words",
        "Chuyển lời gửi thêm cho người trả lời",
        OPEN_TO_CITIZEN,
        "",
        rules.may_sort_words,
        asks="form",
    ),
    Step("keep_words", "Giữ kín lời gửi thêm", OPEN_TO_CITIZEN, "", rules.may_sort_words, asks="form"),
    Step("correct", "Người gửi sửa ý kiến", (QuestionState.RECEIVED,), "", rules.is_asker, asks="form"),
    Step("supplement", "Người gửi bổ sung ý kiến", OPEN_TO_CITIZEN, "", rules.is_asker, asks="form"),
    Step("withdraw", "Người gửi rút ý kiến", OPEN_TO_CITIZEN, QuestionState.WITHDRAWN, rules.is_asker),
    Step(
        "supplement_for",
        "Ghi thêm lời người gửi",
        OPEN_TO_CITIZEN,
        "",
        rules.may_act_for_sender,
        asks="form",
        tone="side",
    ),
    Step(
        "withdraw_for",
        "Rút giúp người gửi",
        OPEN_TO_CITIZEN,
        QuestionState.WITHDRAWN,
        rules.may_act_for_sender,
        asks="form",
        tone="danger",
    ),
    ends=tuple(state for state in QuestionState if state != QuestionState.RECEIVED),
    births=(Birth("split_off", "Tách từ một ý kiến"), Birth("ask_from_floor", "Nêu tại hội nghị")),
    events=(FORGET_ASKER,),
)
