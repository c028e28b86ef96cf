"""The home page and «Đăng ký» name each conference once, and tell those of one day apart."""

from datetime import time, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localtime

from plans.rounds.states import RoundState
from registrations.form.closing import ways_left
from tests.build import a_plan, a_round

pytestmark = pytest.mark.django_db


def two_plans(commune):
    return (
        a_plan(commune, "issued", subject="Đối thoại về đất đai"),
        a_plan(commune, "issued", subject="Đối thoại về hộ tịch", ordinal=2),
    )


def pages(client, commune):
    return [
        client.get(reverse(name, args=[commune.slug])).text
        for name in ("desk:home", "registrations:open_rounds")
    ]


def test_a_round_that_stands_in_two_plans_is_listed_with_the_later_one(client, commune):
    old, new = (a_round(plan) for plan in two_plans(commune))
    other = a_round(new.plan, new.held_on + timedelta(days=7))

    ways = ways_left(commune, localtime())
    home, register = pages(client, commune)

    assert ways.taking_forms == [new, other]
    for page in (home, register):
        links = [reverse("registrations:form", args=[commune.slug, one.pk]) for one in (old, new, other)]
        assert [link in page for link in links] == [False, True, True]


def test_a_month_that_two_plans_name_is_said_once_and_two_rounds_of_a_plan_stay(commune):
    first, second = two_plans(commune)
    month = {"state": RoundState.PLANNED, "held_on": localtime().date() + timedelta(days=40)}
    a_round(first, **month)
    kept = [a_round(second, **month), a_round(second, **month)]

    assert ways_left(commune, localtime()).planned == kept


def test_two_conferences_of_one_day_are_told_apart(client, commune):
    first, second = two_plans(commune)
    one = a_round(first, ends_at=time(9, 30), place="Nhà văn hóa thôn Đông")
    a_round(second, one.held_on, starts_at=time(14, 0), place="Nhà văn hóa thôn Đông")

    for page in pages(client, commune):
        assert page.count("Đối thoại về đất đai") >= 1 and page.count("Đối thoại về hộ tịch") >= 1
        assert "14:00" in page or "14h00" in page or "14 giờ" in page


def test_conferences_of_different_days_need_no_more_words(client, commune):
    plan = a_plan(commune, "issued", subject="Đối thoại về đất đai")
    one = a_round(plan)
    a_round(plan, one.held_on + timedelta(days=7))

    assert "Đối thoại về đất đai" not in pages(client, commune)[1]
