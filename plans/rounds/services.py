from datetime import date, time

from dialogue_portal.documents.models import Validity
from dialogue_portal.documents.services import end_force
from dialogue_portal.records.flow import StepRefused, refuse_stale
from dialogue_portal.workdays.services import calendar_of
from plans.models import Plan, Round
from plans.outline import text as outline
from plans.releases import services as releases
from plans.roundpapers.notice_deadline import owe_no_notice, owe_notice
from plans.rounds.states import ROUND_FLOW, RoundState
from plans.states import PLAN_FLOW
from plans.terms.in_force import registration_term
from plans.timetable.derive import NOT_AHEAD, OUT_OF_REACH, YEARS, too_late


@PLAN_FLOW.step("add_round")
def add_round(
    plan: Plan, *, planned_month: int, planned_year: int, today: date, seen: int | None = None, **_
) -> None:
    """Thêm đợt: a further round, known by its month; `seen` is how many there were when the form was opened."""
    refuse_stale(seen, plan.rounds.count(), "planned_month")
    if (planned_year, planned_month) < (today.year, today.month):
        raise StepRefused("Tháng này đã qua. Xin chọn từ tháng hiện tại trở đi.", "planned_month")
    last = plan.rounds.order_by("position").last()
    Round.objects.create(
        authority=plan.authority,
        plan=plan,
        position=last.position + 1 if last else 1,
        planned_month=planned_month,
        planned_year=planned_year,
        place=last.place if last else "",
    )


@ROUND_FLOW.step("fix")
def fix_round(
    round: Round, *, held_on: date, starts_at: time, place: str, today: date, ends_at: time | None = None, **_
) -> None:
    """Ấn định ngày: from now on the round's deadlines exist."""
    _set_date(round, held_on, starts_at, ends_at, place, today)
    if round.plan.issued_on:
        owe_notice(round, today=today)
        releases.publish_round(
            round, today=today, title="Ấn định ngày", sentences=[outline.sentence_of(round)]
        )


@ROUND_FLOW.step("move")
def move_round(
    round: Round,
    *,
    held_on: date,
    starts_at: time,
    place: str,
    today: date,
    ends_at: time | None = None,
    note="",
    **_,
) -> None:
    """Đổi ngày: the deadlines that hang on the date move with it."""
    before = outline.sentence_of(round)
    _set_date(round, held_on, starts_at, ends_at, place, today)
    if round.plan.issued_on:
        owe_notice(round, today=today)
        sentences = [f"Trước: {before}", f"Nay: {outline.sentence_of(round)}"]
        releases.publish_round(round, today=today, title="Đổi ngày", sentences=sentences, note=note)


@ROUND_FLOW.step("hold")
def hold_round(round: Round, *, today: date, **_) -> None:
    """Khai mạc: taken when the conference opens."""
    owe_no_notice(round)


@ROUND_FLOW.step("cancel")
def cancel_round(round: Round, *, actor, today: date, note: str) -> None:
    """Hủy đợt: the notice and the invitations that were issued for it are withdrawn."""
    owe_no_notice(round)
    for paper in round.papers.filter(document__isnull=False).select_related("document"):
        end_force(paper.document, kind=Validity.WITHDRAWN, actor=actor, today=today, reason=note)
    if round.plan.issued_on:
        releases.publish_round(round, today=today, title="Không tổ chức", note=note)


def _set_date(round, held_on, starts_at, ends_at, place, today):
    if held_on.year not in YEARS:
        raise StepRefused(OUT_OF_REACH, "held_on")
    if held_on <= today:
        raise StepRefused(NOT_AHEAD, "held_on")
    if ends_at and ends_at <= starts_at:
        raise StepRefused("Giờ kết thúc phải sau giờ bắt đầu.", "ends_at")
    calendar = calendar_of(round.authority)
    round.held_on, round.starts_at, round.ends_at, round.place = held_on, starts_at, ends_at, place
    due = count_registration(round, round.plan, calendar)
    if due.on < today:
        raise StepRefused(too_late(due), "held_on")


def owe_notices(plan, today):
    """The days of the rounds are public from now on."""
    for round in plan.rounds.select_for_update().filter(state=RoundState.FIXED):
        owe_notice(round, today=today)
        round.save()


def count_registration(round, plan, calendar):
    due = registration_term(plan).due(round.held_on, calendar)
    round.registration_closes_on, round.registration_explained = due.on, due.as_json()
    return due


def recount_registration(plan, today, field=None):
    """The last day for forms of fixed rounds follows the plan's term."""
    calendar = calendar_of(plan.authority)
    # All are held before their states are looked at: a date being set in the same moment counts with the new term.
    rounds = list(plan.rounds.select_for_update())
    for round in (round for round in rounds if round.state == RoundState.FIXED):
        closed = round.registration_closes_on
        count_registration(round, plan, calendar)
        if round.registration_closes_on < today and round.registration_closes_on != closed:
            raise StepRefused(
                f"Với số ngày này, hạn gửi phiếu của đợt {round.position} là "
                f"{round.registration_closes_on:%d/%m/%Y}, đã qua. Xin ghi số nhỏ hơn hoặc đổi ngày của đợt trước.",
                field,
            )
        round.save(update_fields=["registration_closes_on", "registration_explained"])
