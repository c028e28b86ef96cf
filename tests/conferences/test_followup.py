"""What was concluded and is not done: it opens the agenda of next year's plan, once."""

from datetime import date

import pytest
from django.db import connection

from dialogue_portal.accounts.roles import Role
from plans.models import Item, Plan
from plans.yearly.services import copy_to_year
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def old():
    """An issued plan of 2024 with a point that is not done."""
    plan = build.a_plan(state="issued", year=2024)
    conference = build.a_conference(build.a_round(plan, held_on=date(2024, 6, 12)), "minuted")
    build.a_point(build.a_conclusion(conference, "issued"), text="Trả hồ sơ tồn.", due_on=date(2024, 7, 1))
    return plan


@pytest.fixture
def clerk(old):
    return build.a_member(old.authority, Role.CLERK)


def agendas(plan):
    """The number of lines on the agenda of each copy of the plan."""
    return [
        Item.objects.filter(section__plan=draft, section__kind="agenda").count()
        for draft in plan.copies.all()
    ]


def test_open_points_are_carried_over_once_however_their_heading_reads(old, clerk):
    copy_to_year(old, actor=clerk, year=2026)
    Item.objects.filter(text__startswith="Báo cáo").update(text="Những việc năm trước chưa xong:")

    copy_to_year(old, actor=clerk, year=2026)

    assert agendas(old) == [2]


def test_a_second_draft_gets_the_open_points_as_well(old, clerk):
    copy_to_year(old, actor=clerk, year=2026)
    Plan.objects.filter(copied_from=old).update(version=2)

    copy_to_year(old, actor=clerk, year=2026)

    assert agendas(old) == [2, 2]


def test_a_draft_for_another_year_gets_the_open_points_and_the_first_one_no_more(old, clerk):
    for year in (2026, 2027, 2026):
        copy_to_year(old, actor=clerk, year=year)

    assert agendas(old) == [2, 2]


def test_without_open_points_no_agenda_is_made(old, clerk):
    old.rounds.get().conference.conclusion.points.update(met_on=date(2024, 6, 30))

    copy_to_year(old, actor=clerk, year=2026)

    assert agendas(old) == [0]


def test_a_draft_that_was_recorded_as_an_import_in_earlier_days_is_found_again(old, clerk):
    copy_to_year(old, actor=clerk, year=2026)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE records_record SET step = 'import' WHERE step = 'copy'")

    copy_to_year(old, actor=clerk, year=2026)

    assert agendas(old) == [2]
