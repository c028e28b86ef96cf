from datetime import date

import pytest

from dialogue_portal.workdays import terms
from dialogue_portal.workdays.calendar import Calendar
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import calendar_of
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def national():
    return calendar_of(None)


@pytest.mark.parametrize(
    "term, start, due",
    [
        (terms.REGISTRATION, date(2026, 6, 12), date(2026, 6, 2)),
        (terms.NOTICE, date(2026, 6, 12), date(2026, 6, 5)),
        (terms.CONCLUSION, date(2026, 6, 12), date(2026, 6, 23)),
        (terms.RESULTS, date(2026, 6, 12), date(2026, 6, 22)),
        (terms.CONCLUSION, date(2026, 11, 20), date(2026, 12, 2)),
        (terms.RESULTS, date(2026, 11, 20), date(2026, 11, 30)),
        (terms.REPLY, date(2026, 8, 28), date(2026, 9, 3)),
        (terms.CONCLUSION, date(2026, 1, 5), date(2026, 1, 13)),
    ],
    ids=lambda value: getattr(value, "code", str(value)),
)
def test_known_dates_come_out(national, term, start, due):
    assert term.due(start, national).on == due


def test_a_due_date_tells_which_days_off_moved_it(national):
    due = terms.REPLY.due(date(2026, 8, 28), national)

    assert due.as_json() == {
        "term": "Trả lời ý kiến được phân công",
        "days": 5,
        "unit": "ngày",
        "direction": "forward",
        "start": "2026-08-28",
        "due": "2026-09-03",
        "skipped": [{"day": "2026-09-02", "why": "Quốc khánh"}],
        "source": "Kế hoạch tổ chức đối thoại",
        "expected": False,
    }


def test_a_make_up_saturday_counts(national):
    due = terms.CONCLUSION.due(date(2026, 8, 20), national)

    # Thu 20 + Fri 21, Sat 22 (made up for 31/8), Mon 24 to Fri 28.
    assert due.on == date(2026, 8, 28)


def test_counting_back_never_rolls(national):
    assert terms.REGISTRATION.due(date(2026, 9, 12), national).on == date(2026, 9, 2)


def test_beyond_the_announced_years_a_date_is_only_expected(national):
    assert terms.REPLY.due(date(2027, 3, 1), national).expected


def test_a_plan_may_set_its_own_number(national):
    assert terms.REPLY.of(3).due(date(2026, 6, 1), national).on == date(2026, 6, 4)


def test_an_authority_has_days_off_of_its_own(national):
    commune, other = build.a_commune(), build.a_commune()
    DayOff.objects.create(date=date(2026, 6, 17), name="Lễ hội xã", authority=commune)

    assert (
        calendar_of(commune).is_workday(date(2026, 6, 17)),
        calendar_of(other).is_workday(date(2026, 6, 17)),
    ) == (
        False,
        True,
    )


def test_workdays_between_counts_the_last_day_and_not_the_first():
    week = Calendar()

    assert (
        week.workdays_between(date(2026, 6, 5), date(2026, 6, 9)),
        week.workdays_between(date(2026, 6, 9), date(2026, 6, 5)),
    ) == (2, -2)
