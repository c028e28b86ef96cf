from datetime import date, time

import pytest
import time_machine

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from plans import services
from plans.rounds.forms import DateForm
from plans.rounds.services import add_round, fix_round, move_round
from plans.rounds.states import RoundState
from plans.states import PlanState
from tests.build import a_member, a_plan, a_round

pytestmark = pytest.mark.django_db
SPRING = date(2026, 5, 4)


def a_planned_round(**fields):
    plan = a_plan(year=2026)
    return a_round(plan, state=RoundState.PLANNED, planned_month=6, planned_year=2026, **fields)


def fix(round, held_on, today=SPRING, **data):
    data = {"starts_at": time(7, 30), "place": "Hội trường"} | data
    return fix_round(round, actor=round.plan.prepared_by, today=today, held_on=held_on, **data)


def test_a_fixed_round_takes_forms_until_ten_days_before_it():
    round = fix(a_planned_round(), date(2026, 6, 12))

    assert (round.state, round.registration_closes_on) == (RoundState.FIXED, date(2026, 6, 2))
    assert round.registration_explained["start"] == "2026-06-12"


def test_the_plans_own_number_of_days_wins():
    round = a_planned_round()
    round.plan.registration_days = 15
    round.plan.save()

    assert fix(round, date(2026, 6, 12)).registration_closes_on == date(2026, 5, 28)


@pytest.mark.parametrize("day", [date(2026, 5, 3), SPRING])
def test_a_day_that_is_past_or_today_is_refused_and_nothing_is_stored(day):
    round = a_planned_round()

    with pytest.raises(StepRefused, match="đã qua hoặc là hôm nay") as refusal:
        fix(round, day)

    round.refresh_from_db()
    assert refusal.value.field == "held_on"
    assert (round.state, round.held_on, round.records.count()) == (RoundState.PLANNED, None, 0)


def test_a_day_that_leaves_no_time_for_forms_is_refused_with_the_last_day():
    with pytest.raises(StepRefused, match="hạn gửi phiếu là 03/05/2026, đã qua"):
        fix(a_planned_round(), date(2026, 5, 13))


def test_the_last_day_for_forms_may_be_today():
    assert fix(a_planned_round(), date(2026, 5, 14)).registration_closes_on == SPRING


def test_an_end_before_the_start_is_refused():
    with pytest.raises(StepRefused, match="Giờ kết thúc phải sau giờ bắt đầu"):
        fix(a_planned_round(), date(2026, 6, 12), ends_at=time(7, 0))


def test_moving_a_round_moves_its_last_day_and_keeps_the_reason():
    round = fix(a_planned_round(), date(2026, 6, 12))

    moved = move_round(
        round,
        actor=round.plan.prepared_by,
        today=SPRING,
        held_on=date(2026, 6, 19),
        starts_at=time(8, 0),
        place="Nhà văn hóa",
        note="Trùng lịch họp.",
    )

    assert (moved.held_on, moved.registration_closes_on) == (date(2026, 6, 19), date(2026, 6, 9))
    assert [record.note for record in moved.records] == ["", "Trùng lịch họp."]


def test_no_date_is_set_while_the_leader_reviews_the_plan():
    round = a_round(a_plan(state=PlanState.SUBMITTED), state=RoundState.PLANNED)

    assert round.flow.available(round, round.plan.prepared_by) == []


def test_fewer_days_for_forms_follow_the_plans_new_number():
    round = fix(a_planned_round(), date(2026, 6, 12))

    services.set_facts(round.plan, actor=round.plan.prepared_by, today=SPRING, registration_days=7)

    round.refresh_from_db()
    assert round.registration_closes_on == date(2026, 6, 5)


def test_a_number_of_days_that_would_close_registration_in_the_past_is_refused():
    round = fix(a_planned_round(), date(2026, 6, 12))

    with pytest.raises(StepRefused, match="hạn gửi phiếu của đợt 1 là 13/04/2026") as refusal:
        services.set_facts(round.plan, actor=round.plan.prepared_by, today=SPRING, registration_days=60)

    round.refresh_from_db()
    assert refusal.value.field == "registration"
    assert round.registration_closes_on == date(2026, 6, 2)


def test_a_further_round_takes_over_the_place_and_the_next_number():
    round = a_planned_round(place="Nhà văn hóa")

    add_round(round.plan, actor=round.plan.prepared_by, today=SPRING, planned_month=11, planned_year=2026)

    added = round.plan.rounds.last()
    assert (added.position, added.when, added.place) == (2, "tháng 11/2026", "Nhà văn hóa")


def test_a_month_that_is_past_is_refused():
    plan = a_plan(year=2026)

    with pytest.raises(StepRefused, match="Tháng này đã qua"):
        add_round(plan, actor=plan.prepared_by, today=SPRING, planned_month=4, planned_year=2026)

    assert plan.rounds.count() == 0


@time_machine.travel("2026-05-04 09:00 +0700")
@pytest.mark.parametrize(
    ("proposed", "shown"),
    [
        (date(2026, 6, 12), (date(2026, 6, 12), time(7, 30), time(11), "Hội trường")),
        (date(2023, 6, 21), (None, time(7, 30), time(11), "Hội trường")),
        (None, (None, time(7, 30), time(11), "Hội trường")),
    ],
)
def test_the_form_keeps_hours_and_place_and_suggests_the_day_only_while_it_is_ahead(proposed, shown):
    round = a_planned_round(held_on=None, starts_at=time(7, 30), ends_at=time(11), place="Hội trường")
    round.held_on = proposed

    initial = DateForm(subject=round).initial
    assert tuple(initial.get(name) for name in ("held_on", "starts_at", "ends_at", "place")) == shown


@time_machine.travel("2026-05-04 09:00 +0700")
def test_the_day_that_another_page_offers_stands_in_the_form(client):
    round = a_planned_round()
    client.force_login(round.plan.prepared_by)

    form = client.get(f"{round.step_url('fix')}?ngay=16/06/2026").context["form"]

    assert form["held_on"].value() == date(2026, 6, 16)


def test_the_office_mends_the_planned_month_while_the_plan_is_a_draft(client):
    round = a_planned_round()
    round.held_on = date(2026, 6, 12)
    round.save()
    client.force_login(round.plan.prepared_by)

    client.post(round.step_url("replan"), {"planned_month": "7", "planned_year": "2026"})
    round.refresh_from_db()
    type(round.plan).objects.update(state=PlanState.SUBMITTED)
    refused = client.get(round.step_url("replan")).status_code

    assert (round.planned_month, round.planned_year, round.held_on, refused) == (7, 2026, None, 403)


def test_a_leader_cancels_a_plan_together_with_its_open_rounds():
    plan = a_plan(state=PlanState.ISSUED)
    rounds = [a_round(plan), a_round(plan, state=RoundState.PLANNED)]
    chair = a_member(plan.authority, Role.CHAIR)

    services.cancel(plan, actor=chair, note="Bão lớn.")

    states = [type(round).objects.get(pk=round.pk).state for round in rounds]
    assert states == [RoundState.CANCELLED, RoundState.CANCELLED]
