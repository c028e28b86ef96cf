"""A plan sets the term of its notice and of its results as it sets the others."""

from datetime import date

import pytest

from dialogue_portal.accounts.roles import Role
from dialogue_portal.workdays.calendar import Calendar
from plans.models import Plan
from plans.terms.in_force import pin_terms
from plans.timetable.derive import derive
from tests.build import a_plan

pytestmark = pytest.mark.django_db


def test_the_notice_and_the_results_are_due_as_the_plan_says():
    plan = a_plan(notice_days=9, results_days=8, results_rolls=False)

    due = {
        one.code: one.on for one in derive(plan, date(2026, 6, 12), Calendar(), date(2026, 5, 1)).milestones
    }

    assert (due["notice"], due["results"]) == (date(2026, 6, 3), date(2026, 6, 20))


def test_both_terms_are_corrected_on_the_page_of_facts(as_a):
    plan = a_plan()
    data = {
        "version": 1,
        "notice_days": "9",
        "notice_working": "1",
        "results_days": "8",
        "results_working": "0",
    }

    as_a(Role.CLERK, plan.authority).post(plan.step_url("set_facts"), data)

    plan = Plan.objects.get(pk=plan.pk)
    assert (plan.notice_days, plan.notice_working) == (9, True)
    assert (plan.results_days, plan.results_working) == (8, False)


def test_a_signed_plan_keeps_both_terms():
    plan = a_plan(notice_days=9)

    pin_terms(plan)

    assert (plan.notice_days, plan.results_days, plan.results_working) == (9, 10, False)
