"""A plan that counts in working days: people read what is computed."""

from datetime import date, time

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.models import DayOff
from plans import services
from plans.rounds.services import add_round, fix_round
from tests.build import a_member, a_plan

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)


@pytest.fixture
def plan():
    """A draft that asks for forms 7 working days before its one round, on Friday 12/06/2026."""
    plan = a_plan(registration_days=7, registration_working=True)
    plan.prepared_by = a_member(plan.authority, "clerk")
    plan.save()
    add_round(plan, actor=plan.prepared_by, today=TODAY, planned_month=6, planned_year=2026)
    fix_round(
        plan.rounds.get(),
        actor=plan.prepared_by,
        today=TODAY,
        held_on=date(2026, 6, 12),
        starts_at=time(7, 30),
        place="Hội trường",
    )
    return plan


def test_the_last_day_for_forms_and_its_explanation_skip_days_off(plan, as_a):
    page = as_a(Role.CLERK, plan.authority).get(plan.get_absolute_url()).text

    assert plan.rounds.get().registration_closes_on == date(2026, 6, 3)
    assert "trước 7 ngày làm việc, tính ngược từ thứ Sáu, 12/06/2026" in page
    assert "Không tính ngày nghỉ: " in page


def test_a_day_off_that_was_announced_meanwhile_counts_when_the_draft_is_submitted(plan):
    DayOff.objects.create(date=date(2026, 6, 8), name="Nghỉ bù", source="Thông báo thử")

    services.submit(plan, actor=plan.prepared_by, today=TODAY)

    assert plan.rounds.get().registration_closes_on == date(2026, 6, 2)


def test_the_form_of_a_day_tells_how_many_working_days_are_needed(plan, as_a):
    page = as_a(Role.CLERK, plan.authority).get(plan.rounds.get().step_url("move")).text

    assert "còn đủ 7 ngày làm việc để người dân gửi phiếu" in page


def test_an_empty_term_of_a_plan_means_the_one_its_authority_set(plan, as_a):
    plan.authority.own_terms = {"reply": {"days": 4, "working": True}}
    plan.authority.save()

    fields = as_a(Role.CLERK, plan.authority).get(plan.step_url("set_facts")).context["form"].fields

    assert [fields[name].help_text for name in ("reply", "conclusion")] == [
        "Tính từ khi công chức nhận phân công. Để trống: 4 ngày làm việc.",
        "Tính từ khi kết thúc hội nghị. Để trống: 7 ngày làm việc.",
    ]
