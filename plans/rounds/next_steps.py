"""What comes next in a plan: before it is signed as a whole, then round by round, who does it, and by when."""

from collections.abc import Iterable
from datetime import date

from dialogue_portal.formats.days import say_day
from plans.models import Plan
from plans.rounds.dates import RoundDates
from plans.rounds.states import RoundState
from plans.states import PlanState
from plans.timetable.derive import Timetable


def comes_next(plan: Plan, *, is_barred: bool) -> str:
    """What is to be done next with a plan that is not signed; `is_barred` tells that something must be mended first."""
    if plan.state == PlanState.SUBMITTED:
        return "lãnh đạo ký ban hành hoặc trả lại"
    if plan.state != PlanState.DRAFT:
        return ""
    without_day = any(round.state == RoundState.PLANNED for round in plan.rounds.all())
    first = [*(["ấn định ngày"] if without_day else []), *(["sửa chỗ phải sửa"] if is_barred else [])]
    return f"{', '.join(first)} rồi trình lãnh đạo" if first else "trình lãnh đạo"


def next_steps(dates: Iterable[RoundDates], today: date) -> list[str]:
    """A sentence for each round that is still to come, in their order."""
    ordered = sorted(dates, key=lambda one: one.round.position)
    said = ((one.round.position, _next(one, today)) for one in ordered)
    return [f"Đợt {position}: {sentence}" for position, sentence in said if sentence]


def _next(one: RoundDates, today: date) -> str:
    round = one.round
    if round.state == RoundState.PLANNED:
        return f"Văn phòng ấn định ngày (dự kiến {round.when}), rồi soạn thông báo và giấy mời."
    if round.state != RoundState.FIXED or one.timetable is None:
        return ""
    if round.is_open and round.due_on:
        late = " (đã qua)" if round.due_on < today else ""
        return (
            "Văn phòng soạn thông báo thời gian, địa điểm và giấy mời; lãnh đạo ký, công bố chậm nhất "
            f"{say_day(round.due_on)}{late}."
        )
    return _after_notice(one.timetable, today)


def _after_notice(timetable: Timetable, today: date) -> str:
    days = {milestone.code: milestone.on for milestone in timetable.milestones}
    if not days:
        return ""
    if today <= days["registration"]:
        return (
            f"nhận phiếu đến hết {say_day(days['registration'])}; lãnh đạo phân công trả lời chậm nhất "
            f"{say_day(days['direct'])}."
        )
    if today < days["round"]:
        return f"trả lời các ý kiến trước hội nghị {say_day(days['round'])}."
    return (
        f"khai mạc và ký biên bản; thông báo kết luận chậm nhất {say_day(days['conclusion'])}, công khai kết quả chậm "
        f"nhất {say_day(days['results'])}."
    )
