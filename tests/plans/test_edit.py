"""What an edit of the plan's text changes beside the text: the facts that it names, and what is counted from them."""

from datetime import date, time

import pytest

from dialogue_portal.records.flow import StepRefused
from plans import services
from plans.importing.services import import_plan
from plans.outline.text import text_of
from plans.reading import read
from plans.rounds.services import fix_round
from tests.build import a_commune, a_member
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db

TODAY = date(2026, 3, 2)
HELD_ON = date(2026, 6, 12)


@pytest.fixture
def plan():
    """A draft whose text asks for forms 12 days before, with one dated round."""
    commune = a_commune()
    clerk = a_member(commune, "clerk")
    plan = import_plan(read(PLAN_TEXT), authority=commune, source_text=PLAN_TEXT, actor=clerk)
    fix_round(
        plan.rounds.first(),
        actor=clerk,
        today=TODAY,
        held_on=HELD_ON,
        starts_at=time(7, 30),
        place="Hội trường",
    )
    return plan


def edited(plan, *change, today=TODAY):
    text = text_of(plan).replace(*change)
    return services.edit(plan, actor=plan.prepared_by, today=today, text=text, version=plan.version)


def closes_on(plan):
    return plan.rounds.first().registration_closes_on


def test_a_new_term_in_the_text_moves_the_last_day_for_forms(plan):
    before = closes_on(plan)

    plan = edited(plan, "trước 12 ngày", "trước 15 ngày")

    assert (before, plan.registration_days, closes_on(plan)) == (date(2026, 5, 31), 15, date(2026, 5, 28))


def test_a_term_in_the_text_that_has_already_ended_is_refused(plan):
    with pytest.raises(StepRefused, match="đã qua") as refusal:
        edited(plan, "trước 12 ngày", "trước 30 ngày", today=date(2026, 5, 20))

    assert (refusal.value.field, closes_on(plan)) == ("text", date(2026, 5, 31))


def test_an_edit_of_something_else_keeps_a_fact_that_the_clerk_corrected(plan):
    plan = services.set_facts(plan, actor=plan.prepared_by, today=TODAY, registration_days=9)

    plan = edited(plan, "hộ tịch", "xây dựng")

    assert (plan.registration_days, closes_on(plan)) == (9, date(2026, 6, 3))


def test_a_text_with_an_empty_byte_is_stored_without_it():
    commune = a_commune()
    text = PLAN_TEXT.replace("Văn phòng", "Văn\0 phòng")

    plan = import_plan(read(text), authority=commune, source_text=text, actor=a_member(commune, "clerk"))

    assert plan.source_text == PLAN_TEXT


def test_a_further_round_sent_twice_is_one_round(client, plan):
    client.force_login(plan.prepared_by)
    seen = client.get(plan.step_url("add_round")).context["form"]["seen"].value()
    month = {"planned_month": 12, "planned_year": 2099, "seen": seen}

    statuses = [client.post(plan.step_url("add_round"), month).status_code for _ in range(2)]

    assert (statuses, plan.rounds.filter(planned_year=2099).count()) == ([302, 422], 1)
