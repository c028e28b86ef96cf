from django.db.models import TextChoices

from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.flow import Flow, Step
from registrations import rules


class DataRequestState(TextChoices):
    """Trạng thái của một yêu cầu về dữ liệu cá nhân."""

    RECEIVED = "received", "Mới nhận"
    CONFIRMED = "confirmed", "Đã báo nhận, đang giải quyết"
    ANSWERED = "answered", "Đã giải quyết"
    REFUSED = "refused", "Không thực hiện được"


OPEN = (DataRequestState.RECEIVED, DataRequestState.CONFIRMED)

DATA_REQUEST_FLOW = Flow(
    Step(
        "confirm",
        "Báo đã nhận yêu cầu",
        (DataRequestState.RECEIVED,),
        DataRequestState.CONFIRMED,
        rules.may_answer_data_request,
        tone="side",
    ),
    Step(
        "answer",
        "Thực hiện và trả lời",
        OPEN,
        DataRequestState.ANSWERED,
        rules.may_answer_data_request,
        "form",
    ),
    Step(
        "refuse",
        "Không thực hiện được",
        OPEN,
        DataRequestState.REFUSED,
        rules.may_answer_data_request,
        asks="note",
        tone="danger",
    ),
    ends=(DataRequestState.ANSWERED, DataRequestState.REFUSED),
    births=(Birth("ask_about_data", "Gửi yêu cầu về dữ liệu cá nhân"),),
)

# Recorded about a registration.
ANONYMISE = Event("anonymise", "Xóa dữ liệu cá nhân khỏi phiếu")
