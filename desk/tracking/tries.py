"""What somebody who typed a wrong code is told of the pause that comes nearer."""

from collections.abc import Iterable

from dialogue_portal.ratelimits.counting import Counted
from dialogue_portal.ratelimits.guard import Wait

# Far from the limit nobody needs a number.
MOST_SAID = 10


def tries_left(counted: Iterable[Counted]) -> str:
    """How many tries are left by the nearest of the limits, and how long the pause is then; "" while there are many.

    It says the same whether the code, the number, both or nothing exists: what was typed is counted, not what is there.
    """
    nearest = min(counted, key=lambda one: (one.left, -one.until.timestamp()), default=None)
    if nearest is None or nearest.left > MOST_SAID:
        return ""
    if nearest.left <= 0:
        return f"Đã hết số lần thử: xin chờ {Wait(nearest.until)} rồi thử lại, hoặc gọi Văn phòng."
    return f"Còn thử được {nearest.left} lần; hết lần thì phải chờ {Wait(nearest.until)}."
