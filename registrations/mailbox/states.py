from django.db.models import TextChoices

from dialogue_portal.records.events import Birth
from dialogue_portal.records.flow import Flow, Step
from registrations import rules


class MessageState(TextChoices):
    """What became of a letter that came by e-mail."""

    WAITING = "waiting", "Chờ nhập"
    ENTERED = "entered", "Đã nhập phiếu"
    BESIDE = "beside", "Đã lưu cùng phiếu"
    SET_ASIDE = "set_aside", "Không phải phiếu"
    AUTOMATIC = "automatic", "Máy tự gửi"


MESSAGE_FLOW = Flow(
    Step(
        "enter",
        "Nhập phiếu từ thư",
        (MessageState.WAITING, MessageState.ENTERED, MessageState.BESIDE),
        MessageState.ENTERED,
        rules.may_sort_mail,
        quiet=True,
    ),
    Step(
        "leave_out",
        "Xếp vào thư máy tự gửi",
        (MessageState.WAITING,),
        MessageState.AUTOMATIC,
        rules.is_system,
        quiet=True,
    ),
    Step(
        "leave_harmful",
        "Để riêng thư có tệp mã độc",
        (MessageState.WAITING,),
        MessageState.SET_ASIDE,
        rules.is_system,
        quiet=True,
    ),
    Step(
        "keep_beside",
        "Đã đọc, lưu cùng phiếu",
        (MessageState.WAITING,),
        MessageState.BESIDE,
        rules.may_sort_mail,
        offered=lambda message: message.about_id is not None,
    ),
    Step(
        "set_aside",
        "Không phải phiếu",
        (MessageState.WAITING,),
        MessageState.SET_ASIDE,
        rules.may_sort_mail,
        asks="note",
        tone="side",
    ),
    Step(
        "wait_again",
        "Đưa lại vào thư chờ nhập",
        (MessageState.SET_ASIDE, MessageState.AUTOMATIC, MessageState.BESIDE),
        MessageState.WAITING,
        rules.may_sort_mail,
        offered=lambda message: message.emptied_on is None,
    ),
    ends=(MessageState.ENTERED, MessageState.BESIDE, MessageState.SET_ASIDE, MessageState.AUTOMATIC),
    births=(Birth("receive_mail", "Nhận thư điện tử"),),
)
