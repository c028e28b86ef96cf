from django.db.models import TextChoices

from dialogue_portal.records.events import Birth, Event
from dialogue_portal.records.flow import Flow, Step
from registrations.delegates import rules


class DelegateState(TextChoices):
    """What is known of a delegate."""

    NAMED = "named", "Đã cử"
    CONFIRMED = "confirmed", "Đã báo sẽ dự"
    ABSENT = "absent", "Không dự được"
    REPLACED = "replaced", "Đã thay người khác"


# They take a place of the quota.
COMING = (DelegateState.NAMED, DelegateState.CONFIRMED)

SET_QUOTAS = Event("set_quotas", "Ghi chỉ tiêu đại biểu")
FORGET_DELEGATE = Event("forget_delegate", "Xóa dữ liệu cá nhân của đại biểu")

DELEGATE_FLOW = Flow(
    Step("will_come", "Báo sẽ dự", (DelegateState.NAMED,), DelegateState.CONFIRMED, rules.may_change),
    Step("cannot_come", "Không dự được", COMING, DelegateState.ABSENT, rules.may_change, asks="note"),
    Step(
        "stand_in",
        "Thay người",
        (*COMING, DelegateState.ABSENT),
        DelegateState.REPLACED,
        rules.may_change,
        asks="form",
    ),
    ends=(DelegateState.CONFIRMED, DelegateState.REPLACED),
    births=(Birth("name_delegate", "Cử đại biểu"),),
    events=(FORGET_DELEGATE,),
)
