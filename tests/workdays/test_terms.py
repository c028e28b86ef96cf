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
    ("term", "start", "due"),
    [
        (terms.REGISTRATION, date(2026, 6, 12), date(2026, 6, 2)),
        (terms.NOTICE, date(2026, 6, 12), date(2026, 6, 5)),
        (terms.CONCLUSION, date(2026, 6, 12), date(2026, 6, 23)),
        (terms.RESULTS, date(2026, 6, 12), date(2026, 6, 22)),
        (terms.CONCLUSION, date(2026, 11, 20), date(2026, 12, 2)),
        (terms.RESULTS, date(2026, 11, 20), date(2026, 11, 30)),
        (terms.REPLY, date(2026, 8, 28), date(2026, 9, 3)),
        (terms.CONCLUSION, date(2026, 1, 5), date(2026, 1, 13)),
        (terms.REPLY, date(2027, 2, 3), date(2027, 2, 11)),
    ],
    ids=lambda value: getattr(value, "code", str(value)),
)
def test_known_dates_are_computed(national, term, start, due):
    assert term.due(start, national).on == due


@pytest.mark.parametrize(
    ("held_on", "registration", "notice", "results", "conclusion"),
    [
        (date(2027, 1, 29), date(2027, 1, 19), date(2027, 1, 22), date(2027, 2, 11), date(2027, 2, 16)),
        (date(2027, 2, 3), date(2027, 1, 24), date(2027, 1, 27), date(2027, 2, 15), date(2027, 2, 19)),
        (date(2027, 4, 23), date(2027, 4, 13), date(2027, 4, 16), date(2027, 5, 4), date(2027, 5, 6)),
        (date(2027, 8, 27), date(2027, 8, 17), date(2027, 8, 20), date(2027, 9, 6), date(2027, 9, 9)),
        (date(2027, 11, 19), date(2027, 11, 9), date(2027, 11, 12), date(2027, 11, 29), date(2027, 12, 1)),
    ],
    ids=str,
)
def test_the_dates_of_2027_are_counted_with_its_announced_days(
    national, held_on, registration, notice, results, conclusion
):
    counted = [
        term.due(held_on, national)
        for term in (terms.REGISTRATION, terms.NOTICE, terms.RESULTS, terms.CONCLUSION)
    ]

    assert [due.on for due in counted] == [registration, notice, results, conclusion]
    assert not any(due.expected for due in counted)


def test_the_explanation_of_a_due_date_names_the_days_off_that_moved_it(national):
    due = terms.REPLY.due(date(2026, 8, 28), national)

    assert due.as_json() == {
        "code": "reply",
        "term": "Trả lời ý kiến được phân công",
        "days": 5,
        "working": False,
        "rolls": True,
        "direction": "forward",
        "start": "2026-08-28",
        "due": "2026-09-03",
        "skipped": [{"day": "2026-09-02", "why": "Quốc khánh"}],
        "made_up": [],
        "pauses": [],
        "extensions": [],
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
    assert [terms.REPLY.due(date(year, 3, 1), national).expected for year in (2026, 2027, 2028)] == [
        False,
        False,
        True,
    ]


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


@pytest.mark.parametrize(
    ("days", "held_on", "closes_on"),
    [
        (7, date(2026, 6, 12), date(2026, 6, 3)),  # Fri 12: Thu 11 is the first of seven, Wed 3 the seventh
        (1, date(2026, 6, 15), date(2026, 6, 12)),  # a Monday's day before is Friday
        (5, date(2026, 9, 4), date(2026, 8, 25)),  # Mon 31/8 to Wed 2/9 are off
        (10, date(2026, 6, 13), date(2026, 6, 1)),  # a Saturday: Fri 12 is the first
    ],
)
def test_working_days_are_counted_back_without_the_day_of_the_event(national, days, held_on, closes_on):
    due = terms.REGISTRATION.of(days, working=True).due(held_on, national)

    assert (due.on, due.term.length) == (closes_on, f"{days} ngày làm việc")


def test_working_days_counted_back_name_the_days_off_they_skipped(national):
    due = terms.REGISTRATION.of(1, working=True).due(date(2026, 6, 15), national)

    assert [one.why for one in due.skipped] == ["", ""]


def test_a_term_of_working_days_becomes_one_of_calendar_days_that_rolls(national):
    due = terms.CONCLUSION.of(1, working=False).due(date(2026, 6, 12), national)

    assert (due.on, due.term.unit) == (date(2026, 6, 15), "ngày")


def test_the_usual_unit_stays_where_a_plan_sets_only_the_number():
    assert [terms.REPLY.of(3).length, terms.CONCLUSION.of(3).length, terms.CONCLUSION.of(None).length] == [
        "3 ngày",
        "3 ngày làm việc",
        "7 ngày làm việc",
    ]


def test_working_days_counted_back_into_a_year_without_a_calendar_are_only_expected(national):
    assert terms.REGISTRATION.of(5, working=True).due(date(2028, 3, 3), national).expected


@pytest.mark.parametrize(
    ("term", "start", "rolls", "due"),
    [
        (terms.REPLY, date(2026, 6, 1), True, date(2026, 6, 8)),  # Sat 6/6 ends with Mon 8/6
        (terms.REPLY, date(2026, 6, 1), False, date(2026, 6, 6)),
        (
            terms.REGISTRATION,
            date(2026, 9, 12),
            True,
            date(2026, 8, 28),
        ),  # Wed 2/9 is off, and so are 29/8 to 1/9
        (terms.REGISTRATION, date(2026, 9, 12), False, date(2026, 9, 2)),
        (
            terms.CONCLUSION,
            date(2026, 6, 12),
            False,
            date(2026, 6, 23),
        ),  # in working days there is nothing to roll
    ],
)
def test_a_last_day_off_moves_in_the_direction_of_counting_or_stays(national, term, start, rolls, due):
    assert term.of(rolls=rolls).due(start, national).on == due


def test_a_stored_explanation_is_counted_again_to_the_same_date_with_its_pauses_and_extensions(national):
    due = terms.REPLY.due(
        date(2026, 6, 1),
        national,
        pauses=[terms.Pause(date(2026, 6, 2), date(2026, 6, 9), "tạm dừng")],
        extensions=[terms.Extension(2, "gia hạn")],
    )

    assert terms.recounted(due.as_json(), national).as_json() == due.as_json()
    assert due.on == date(2026, 6, 17)  # 2, 10, 11, 12, 13/6 (a Saturday: Mon 15), and two working days more
