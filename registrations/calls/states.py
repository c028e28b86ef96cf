from django.db.models import TextChoices

from dialogue_portal.records.events import Event


class CallOutcome(TextChoices):
    """Kết quả của một tin phải báo: owed until one of the others."""

    OWED = "owed", "Chưa báo"
    CALLED = "called", "Đã gọi báo"
    POSTED = "posted", "Đã gửi giấy báo"
    OVERTAKEN = "overtaken", "Đã có tin mới hơn"
    GIVEN_UP = "given_up", "Không báo được"


class Way(TextChoices):
    """How somebody is told: the telephone first; on paper once no number reaches them."""

    PHONE = "phone", "Gọi điện"
    HAMLET = "hamlet", "Nhờ trưởng thôn, tổ"
    POST = "post", "Gửi giấy qua bưu điện"


CALL_MADE = Event("call_made", "Văn phòng đã gọi báo")
CALL_MISSED = Event("call_missed", "Văn phòng gọi, không gặp")
CALL_WRONG = Event("call_wrong", "Số điện thoại không đúng, báo bằng cách khác")
CALL_POSTED = Event("call_posted", "Văn phòng đã gửi giấy báo")
CALL_GIVEN_UP = Event("call_given_up", "Không có cách nào báo được")
CALL_UNDONE = Event("call_undone", "Ghi nhầm, chưa báo được")
OF_CALLS = (CALL_MADE, CALL_MISSED, CALL_WRONG, CALL_POSTED, CALL_GIVEN_UP, CALL_UNDONE)
# What ends a call, by its outcome.
ENDS = {
    CallOutcome.CALLED: CALL_MADE,
    CallOutcome.POSTED: CALL_POSTED,
    CallOutcome.GIVEN_UP: CALL_GIVEN_UP,
}
