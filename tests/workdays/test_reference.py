"""The counting of days agrees with a slow and obvious one, for every start day of six years and every term."""

from datetime import date, timedelta

import pytest

from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import calendar_of
from dialogue_portal.workdays.terms import TERMS

START_DAYS = [
    date(2023, 1, 1) + timedelta(days=count) for count in range((date(2029, 1, 1) - date(2023, 1, 1)).days)
]


def obvious_due(term, start, kinds):
    """Day by day, as a clerk counts with a finger on a wall calendar; `kinds` is {date: off or make_up}."""

    def works(day):
        return kinds.get(day) == "make_up" or (day.weekday() < 5 and kinds.get(day) != "off")

    step = timedelta(days=-1 if term.backward else 1)
    day, counted = start, 0
    while counted < term.days:
        day += step
        counted += works(day) if term.working else 1
    while not term.backward and not works(day):
        day += step
    return day


@pytest.mark.django_db
@pytest.mark.parametrize("code", TERMS)
def test_every_start_day_of_six_years_agrees(code):
    kinds = dict(DayOff.objects.values_list("date", "kind"))
    calendar, term = calendar_of(None), TERMS[code]

    different = [day for day in START_DAYS if term.due(day, calendar).on != obvious_due(term, day, kinds)]

    assert (len(START_DAYS), different) == (2192, [])
