from datetime import date, time

from dialogue_portal.accounts.models import User
from dialogue_portal.records.flow import REASON_OWED, StepRefused, refuse_stale
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.services import calendar_of, schedule_of
from dialogue_portal.workdays.terms import Due
from plans.models import Plan, Round
from plans.outline.textfacts import TextFacts, facts_of_text
from plans.releases.services import publish_round
from plans.rounds.sentences import sentence_of
from plans.rounds.states import ROUND_FLOW, RoundState
from plans.states import PLAN_FLOW
from plans.terms.in_force import notice_term, registration_term
from plans.timetable.derive import NOT_AHEAD, OUT_OF_REACH, YEARS, too_late

# What of a round may be read in the text, beside its month.
Months = tuple[tuple[int, int], ...]  # (month, year)
READ_OF_ROUND = {"held_on", "starts_at", "ends_at", "place"}


@PLAN_FLOW.step("add_round")
def add_round(
    plan: Plan, *, planned_month: int, planned_year: int, today: date, seen: int | None = None, **_
) -> None:
    """Thêm đợt, known by its month; `seen` is how many rounds there were when the form was opened."""
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
    """Ấn định ngày: the round's deadlines begin to exist; raises StepRefused for a day that comes too soon."""
    _set_date(round, held_on, starts_at, ends_at, place, today)
    if round.plan.issued_on:
        owe_notice(round, today=today)
        publish_round(round, today=today, title="Ấn định ngày", sentences=[sentence_of(round)])


@ROUND_FLOW.step("move")
def move_round(
    round: Round,
    *,
    held_on: date,
    starts_at: time,
    place: str,
    today: date,
    ends_at: time | None = None,
    note: str = "",
    **_,
) -> None:
    """Đổi ngày: the round's deadlines move with it; raises StepRefused for a day that comes too soon."""
    before, round.moved_from = sentence_of(round), round.held_on
    _set_date(round, held_on, starts_at, ends_at, place, today)
    if round.plan.issued_on:
        owe_notice(round, today=today)
        sentences = [f"Trước: {before}", f"Nay: {sentence_of(round)}"]
        publish_round(round, today=today, title="Đổi ngày", sentences=sentences, note=note)


@ROUND_FLOW.step("replan")
def replan_round(round: Round, *, planned_month: int, planned_year: int, note: str = "", **read) -> None:
    """Sửa dự kiến: another month; `read` are day, hours and place of a round without a set date, as the text has them.

    A proposed day outside the new month is dropped.
    """
    round.planned_month, round.planned_year = planned_month, planned_year
    if round.state != RoundState.PLANNED:
        return
    for name in READ_OF_ROUND & read.keys():
        setattr(round, name, read[name])
    if round.held_on and (round.held_on.year, round.held_on.month) != (planned_year, planned_month):
        round.held_on = None


def tell_matters(plan: Plan) -> None:
    """Keeps with each round of a signed plan or amendment what its text says that the round is about."""
    # Read before the signature, which waits for contradictions.
    matters = (plan.text_facts or {}).get("matters", {})
    for round in plan.timetable.all():
        matter = matters.get(str(round.position), "")
        if round.matter != matter:
            Round.objects.filter(pk=round.pk).update(matter=matter)


def follow_text(plan: Plan, before: TextFacts, *, actor: User) -> None:
    """Moves proposed days and months that stood in the text `before` and were mended there to what stands there now.

    Each is moved by the step «Sửa dự kiến». Where the text leaves a choice nothing is moved. A wrong year that stands
    in several lines is followed once its last line is mended: the same day or month of another year stood there before.
    """
    if not plan.is_draft or plan.amends_id:
        return
    written, rounds = facts_of_text(plan), list(plan.rounds.all())
    for round in rounds:
        if round.state != RoundState.PLANNED:
            continue
        if round.held_on is None:
            _follow_month(round, before.months, written.months, actor)
        elif round.held_on in before.days:
            own = (round.held_on.month, round.held_on.day)
            others = {
                day
                for day in written.other_days(round, rounds)
                if day not in before.days or (day.month, day.day) == own
            }
            if len(others) == 1:
                [day] = others
                replan_round(round, actor=actor, held_on=day, planned_month=day.month, planned_year=day.year)


def _follow_month(round: Round, before: Months, written: Months, actor: User) -> None:
    own = (round.planned_month, round.planned_year)
    if own not in before or own in written:
        return
    others = {one for one in written if one not in before or one[0] == round.planned_month}
    if len(others) == 1:
        [(month, year)] = others
        replan_round(round, actor=actor, planned_month=month, planned_year=year)


@ROUND_FLOW.step("hold")
def hold_round(round: Round, *, today: date, **_) -> None:
    """Khai mạc: taken when the conference opens; a notice that was not published is not owed any more."""
    _owe_no_notice(round)


@ROUND_FLOW.step("cancel")
def cancel_round(round: Round, *, actor: User, today: date, note: str) -> None:
    """Hủy đợt: its papers go with it, in a receiver of their drawer; whoever registered is told in another one."""
    _owe_no_notice(round)
    if round.plan.issued_on:
        publish_round(round, today=today, title="Không tổ chức", note=note)


@ROUND_FLOW.step("answer_in_writing")
def answer_in_writing(round: Round, *, today: date, note: str, **_) -> None:
    """Trả lời bằng văn bản: no conference takes place, and everybody who registered is answered in writing.

    The reason is public. Questions and answers keep their people and deadlines; minutes and conclusion are not owed.
    """
    if not note.strip():
        raise StepRefused(REASON_OWED, "note")
    _owe_no_notice(round)
    publish_round(round, today=today, title="Không họp, trả lời bằng văn bản", note=note)


def _set_date(
    round: Round, held_on: date, starts_at: time, ends_at: time | None, place: str, today: date
) -> None:
    if held_on.year not in YEARS:
        raise StepRefused(OUT_OF_REACH, "held_on")
    if held_on <= today:
        raise StepRefused(NOT_AHEAD, "held_on")
    if ends_at and ends_at <= starts_at:
        raise StepRefused("Giờ kết thúc phải sau giờ bắt đầu.", "ends_at")
    round.held_on, round.starts_at, round.ends_at, round.place = held_on, starts_at, ends_at, place
    due = _count_registration(round, held_on, round.plan, calendar_of(round.authority))
    if due.on < today:
        raise StepRefused(too_late(due), "held_on")


def owe_notice(round: Round, *, today: date) -> None:
    """Starts the deadline of the notice on the day when the public may know the date; the round is not saved.

    An issued notice that announces this time and place meets the deadline at once.
    """
    schedule = schedule_of(round.authority)
    due = notice_term(round.plan).due(round.set_date.held_on, schedule.calendar)
    round.reopen()
    round.start_deadline(due, schedule, begun=today)
    right = (paper for paper in round.papers.notices_in_force() if paper.announced == round.announcement)
    if paper := next(right, None):
        round.meet(paper.issued_on)


def _owe_no_notice(round: Round) -> None:
    if round.is_open:
        round.drop_deadline()


def owe_notices(plan: Plan, today: date) -> None:
    """Starts the deadlines of the notices of a plan that is issued: from now on its dates are public."""
    for round in plan.rounds.select_for_update().filter(state=RoundState.FIXED):
        owe_notice(round, today=today)
        round.save()


def _count_registration(round: Round, held_on: date, plan: Plan, calendar: Calendar) -> Due:
    due = registration_term(plan).due(held_on, calendar)
    round.registration_closes_on, round.registration_explained = due.on, due.as_json()
    return due


def recount_registration(plan: Plan, today: date, field: str | None = None) -> None:
    """Counts the last day for forms of the fixed rounds again, by the plan's term.

    Raises StepRefused, for the form's `field`, where a changed last day would be past.
    """
    calendar = calendar_of(plan.authority)
    # All rounds are locked before their states are read: a date that is set at the same time counts with the new term.
    rounds = list(plan.rounds.select_for_update())
    for round in (round for round in rounds if round.state == RoundState.FIXED):
        before = round.set_date
        due = _count_registration(round, before.held_on, plan, calendar)
        if due.on < today and due.on != before.registration_closes_on:
            raise StepRefused(
                f"Với số ngày này, hạn gửi phiếu của đợt {round.position} là {due.on:%d/%m/%Y}, đã qua. "
                "Xin ghi số nhỏ hơn hoặc đổi ngày của đợt trước.",
                field,
            )
        round.save(update_fields=["registration_closes_on", "registration_explained"])


def refuse_without_date(plan: Plan, today: date) -> None:
    """Raises StepRefused where a plan would invite nobody: without a day ahead, or when no forms are taken any more."""
    ahead = plan.timetable.filter(state=RoundState.FIXED, held_on__gt=today)
    if not ahead.exists():
        raise StepRefused(
            "Kế hoạch chưa có đợt đối thoại nào được ấn định vào một ngày sắp tới. "
            "Xin để Văn phòng ấn định ngày của ít nhất một đợt trước."
        )
    if not ahead.filter(registration_closes_on__gte=today).exists():
        raise StepRefused(
            "Hạn gửi phiếu đăng ký của các đợt đã ấn định đều đã qua. Xin để Văn phòng đổi sang ngày muộn hơn trước."
        )
