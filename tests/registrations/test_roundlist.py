"""The rounds that a page of the desk offers: the nearest first, two of one day told apart by their plans."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from plans.models import Plan
from plans.states import PlanState
from tests import build

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("name", ["entry", "collecting", "surveys"])
def test_rounds_are_offered_the_nearest_first_and_told_apart_by_their_plans(as_a, name):
    far = build.a_round(held_on=localdate() + timedelta(days=120))
    near = build.a_round(far.plan, held_on=localdate() + timedelta(days=21))
    twin = build.a_round(build.a_plan(far.authority, PlanState.ISSUED), held_on=near.held_on)
    Plan.objects.update(issued_on=localdate() - timedelta(days=20))
    numbers = [f"Kế hoạch số {round.plan.document}" for round in (near, twin, far)]

    page = (
        as_a(Role.CLERK, far.authority).get(reverse(f"registrations:{name}", args=[far.authority.slug])).text
    )

    offered = page[page.rindex('class="rows"') :]
    places = [offered.index(words) for words in numbers[:2]]
    assert places == sorted(places) and numbers[0] != numbers[1]
    assert offered.index(f"{near.held_on:%d/%m/%Y}") < offered.index(f"{far.held_on:%d/%m/%Y}")
