"""A second plan of one authority and year is not forbidden: the clerk is warned, and both are told apart."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.html import strip_tags

from plans import services
from plans.importing.services import import_plan
from plans.models import Plan
from plans.outline.text import text_of
from plans.reading import read
from plans.states import PlanState
from plans.yearly.services import copy_to_year
from tests.build import a_commune, a_plan
from tests.plans.sample_text import PLAN_TEXT

pytestmark = pytest.mark.django_db
WARNED = "Năm 2026 đã có kế hoạch khác."


def imported(commune, clerk, text=PLAN_TEXT):
    return import_plan(read(text), authority=commune, source_text=text, actor=clerk)


def another(commune, clerk):
    return imported(commune, clerk, PLAN_TEXT.replace("Mỗi thôn 03 người", "Mỗi thôn 04 người"))


def test_an_import_warns_of_the_other_plan_of_its_year_and_leads_to_it(client, commune, clerk):
    first = imported(commune, clerk)
    imported(a_commune(), clerk)

    page = client.post(reverse("plans:import", args=[commune.slug]), {"text": PLAN_TEXT}).text

    assert WARNED in page and f'href="{first.get_absolute_url()}"' in page and "(dự thảo, lập ngày " in page


def test_without_another_plan_of_the_year_nobody_is_warned(client, commune, clerk):
    a_plan(commune, year=2025)
    a_plan(commune, year=2026, state=PlanState.CANCELLED)

    page = client.post(reverse("plans:import", args=[commune.slug]), {"text": PLAN_TEXT}).text

    assert "đã có kế hoạch khác" not in page


def test_the_pages_of_both_plans_name_the_other_one(client, commune, clerk):
    one, two = imported(commune, clerk), another(commune, clerk)

    for plan, other in ((one, two), (two, one)):
        page = client.get(plan.get_absolute_url()).text
        assert "Cùng năm 2026:" in page and f'href="{other.get_absolute_url()}"' in page
        assert WARNED not in page


def test_the_warning_is_large_before_submitting_and_small_once_the_plan_is_issued(client, commune, clerk):
    one, two = imported(commune, clerk), another(commune, clerk)
    issued = a_plan(commune, year=2026, state=PlanState.ISSUED)
    client.force_login(clerk)

    listed = client.get(reverse("plans:list", args=[commune.slug])).text
    before, after = client.get(two.step_url("submit")).text, client.get(issued.get_absolute_url()).text

    assert listed.count("Cùng năm có kế hoạch khác") == 2
    assert before.count(WARNED) == 1 and f'href="{issued.get_absolute_url()}"' in before
    assert one.get_absolute_url() not in before
    assert WARNED not in after and "Cùng năm 2026:" in after and f'href="{two.get_absolute_url()}"' in after


def test_a_copy_to_a_year_that_has_a_plan_is_warned_of_before(client, commune, clerk, a_monday):
    old, new = a_plan(commune, year=2025), a_plan(commune, year=2026)
    client.force_login(clerk)

    page = client.get(old.step_url("copy_to_year")).text

    assert WARNED in page and f'href="{new.get_absolute_url()}"' in page


def test_plans_of_one_year_are_told_apart_by_their_names_in_the_order_they_were_made(commune, clerk):
    one, two = imported(commune, clerk), another(commune, clerk)
    copy_to_year(a_plan(commune, year=2025), year=2026, actor=clerk)

    assert [plan.title for plan in (one, two, Plan.objects.get(ordinal=3))] == [
        "Kế hoạch năm 2026", "Kế hoạch năm 2026 (bản 2)", "Kế hoạch năm 2026 (bản 3)",
    ]  # fmt: skip


def test_an_issued_plan_is_told_apart_by_number_and_day(client, commune):
    first, second = a_plan(commune, "issued", year=2026), a_plan(commune, "issued", year=2026, ordinal=2)

    pages = [
        strip_tags(client.get(address).text)
        for address in (
            reverse("plans:list", args=[commune.slug]),
            reverse("desk:home", args=[commune.slug]),
            second.get_absolute_url(),
        )
    ]

    assert second.title == f"Kế hoạch năm 2026, số {second.document}"
    assert [second.title in page for page in pages] == [True] * 3
    assert first.document.symbol_text != second.document.symbol_text and "(bản" not in "".join(pages)


def test_citizens_see_plans_in_force_and_older_ones_behind_a_link(client, commune, clerk):
    kept, ended = a_plan(commune, "issued", year=2026), a_plan(commune, "issued", year=2025)
    Plan.objects.filter(pk=ended.pk).update(state=PlanState.CANCELLED)
    address = reverse("plans:list", args=[commune.slug])

    citizen = Client()
    first, all_of_them = citizen.get(address).text, citizen.get(f"{address}?ca-ke-hoach-cu=1").text
    client.force_login(clerk)
    staff = client.get(address).text

    listed = [
        [plan.get_absolute_url() in page for plan in (kept, ended)] for page in (first, all_of_them, staff)
    ]
    assert listed == [[True, False], [True, True], [True, True]]
    assert (
        "Xem cả kế hoạch không còn hiệu lực (1)" in first and "không còn hiệu lực" not in all_of_them + staff
    )


def test_the_list_shows_number_state_and_the_day_it_was_made(client, commune, clerk):
    imported(commune, clerk), another(commune, clerk)

    page = client.get(reverse("plans:list", args=[commune.slug])).text

    assert page.count("Lập ngày ") == 2 and "Kế hoạch năm 2026 (bản 2)" in page


def test_a_plan_that_moves_to_another_year_gets_a_number_there(commune, clerk):
    a_plan(commune, year=2027)
    plan = imported(commune, clerk)

    text = text_of(plan).replace("2026", "2027")
    plan = services.edit(plan, text=text, version=plan.version, actor=clerk, today=date(2026, 3, 2))

    assert (plan.year, plan.title) == (2027, "Kế hoạch năm 2027 (bản 2)")
