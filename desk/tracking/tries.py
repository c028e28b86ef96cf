"""What somebody who typed a wrong code is told of the pause that comes nearer."""

from collections.abc import Iterable

from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.counting import Counted
from dialogue_portal.ratelimits.guard import Wait

# Far from the limit nobody needs a number.
MOST_SAID = 10
# What a number of tries belongs to: another code or another number has tries of its own.
COUNTED_FOR = {
    limits.TRACK: "từ mạng đang dùng",
    limits.TRACK_BY_CODE: "với mã phiếu này",
    limits.TRACK_BY_PHONE: "với số điện thoại này",
}


def tries_left(counted: Iterable[Counted]) -> str:
    """How many tries are left by the nearest of the limits, for what, and how long the pause is; "" while many are.

    It says the same whether the code, the number, both or nothing exists: what was typed is counted, not what is there.
    """
    counted = list(counted)
    nearest = min(counted, key=lambda one: (one.left, -one.until.timestamp()), default=None)
    if nearest is None or nearest.left > MOST_SAID:
        return ""
    if nearest.left <= 0:
        return f"Đã hết số lần thử: xin chờ {Wait(nearest.until)} rồi thử lại, hoặc gọi Văn phòng."
    alike = [
        COUNTED_FOR[one.limit] for one in counted if one.left == nearest.left and one.limit in COUNTED_FOR
    ]
    subjects = " và ".join(sorted(set(alike)))
    return f"Còn thử được {nearest.left} lần {subjects}; hết lần thì phải chờ {Wait(nearest.until)}."
