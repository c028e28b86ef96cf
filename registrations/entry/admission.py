"""Whether a form that came on paper, by telephone or otherwise still counts: the day it was handed in decides."""

from datetime import date

from dialogue_portal.formats.days import say_day
from plans.models import Round
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.entry.channels import Channel
from registrations.form.closing import why_closed


def why_no_entry(round: Round, today: date) -> str:
    """Why no form can be entered for the round at all; "" also after its last day and after its conference.

    A slip that waits at the office when the round is turned into writing is answered like the others.
    """
    has_day = round.state in (RoundState.FIXED, RoundState.HELD, RoundState.WRITTEN)
    return "" if has_day and round.plan.state == PlanState.ISSUED else why_closed(round, today)


def is_late(round: Round, handed_in_on: date) -> bool:
    """Whether the form was handed in after the last day of the round."""
    return handed_in_on > round.set_date.registration_closes_on


def refusals(
    round: Round, *, channel: Channel, handed_in_on: date, late_reason: str, today: date
) -> dict[str, str]:
    """{field: what is wrong with it} of a form to be entered on the local date `today`; "" stands for the round.

    Whoever hands in a form in the hall, on the day of the conference, needs no reason for being late.
    """
    if reason := why_no_entry(round, today):
        return {"": reason}
    held_on, issued_on = round.set_date.held_on, round.plan.issued_on
    if handed_in_on > today:
        return {"handed_in_on": f"Ngày nhận không thể sau hôm nay, {say_day(today)}."}
    if issued_on and handed_in_on < issued_on:
        return {"handed_in_on": f"Kế hoạch ban hành {say_day(issued_on)}: trước ngày ấy chưa nhận phiếu."}
    if handed_in_on > held_on:
        return {
            "handed_in_on": f"Hội nghị đã họp {say_day(held_on)}: phiếu nhận sau ngày ấy không thuộc đợt này."
        }
    if channel == Channel.ON_THE_SPOT:
        if handed_in_on != held_on:
            return {"channel": f"«Tại chỗ» là phiếu nộp ở hội nghị, {say_day(held_on)}. Xin chọn nơi khác."}
    elif is_late(round, handed_in_on) and not late_reason:
        closes_on = round.set_date.registration_closes_on
        return {"late_reason": f"Phiếu nhận sau ngày cuối ({say_day(closes_on)}): xin ghi vì sao nhận muộn."}
    return {}
