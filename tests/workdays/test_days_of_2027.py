"""The days off of 2027 as announced, on a new installation and on one that had only forecasts of them."""

from datetime import date
from importlib import import_module

import pytest
from django.apps import apps

from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import announced_years, calendar_version
from tests import build

pytestmark = pytest.mark.django_db

announced = import_module("dialogue_portal.workdays.migrations.0004_days_of_2027")
SOURCE = "10065/VPCP-KGVX ngày 02/10/2026"
DAYS = [
    (1, 1),
    *((2, day) for day in range(4, 11)),
    (4, 16),
    (4, 30),
    (5, 1),
    (5, 3),
    (9, 2),
    (9, 3),
    (11, 24),
]


def stored():
    rows = DayOff.objects.filter(authority=None).of_year(2027)
    return [(row.date, row.kind, row.official, row.source) for row in rows]


def as_announced():
    return [(date(2027, month, day), "off", True, SOURCE) for month, day in DAYS]


def test_a_new_installation_knows_the_days_of_2027_with_their_document():
    assert stored() == as_announced()
    assert 2027 in announced_years(DayOff.objects.filter(authority=None))


def test_forecasts_of_a_running_installation_become_what_was_announced():
    commune = build.a_commune()
    DayOff.objects.of_year(2027).update(official=False, source="")
    DayOff.objects.filter(date=date(2027, 11, 24)).delete()
    DayOff.objects.create(date=date(2027, 11, 26), name="Nghỉ hoán đổi, dự kiến", official=False)
    before = calendar_version(commune)

    announced.announce(apps, None)

    assert stored() == as_announced()
    assert calendar_version(commune) != before


def test_what_an_administrator_entered_as_official_and_the_days_of_a_commune_stay():
    commune = build.a_commune()
    DayOff.objects.filter(date=date(2027, 5, 3)).update(source="Thông báo 1/TB-BNV ngày 12/10/2026")
    DayOff.objects.create(date=date(2027, 3, 10), name="Lễ hội xã", official=False, authority=commune)

    announced.announce(apps, None)

    sources = dict(DayOff.objects.of_year(2027).values_list("date", "source"))
    assert (sources[date(2027, 5, 3)], sources[date(2027, 3, 10)]) == (
        "Thông báo 1/TB-BNV ngày 12/10/2026",
        "",
    )
