from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from dialogue_portal.workdays.models import DayOff
from tests import build

pytestmark = pytest.mark.django_db


def due(*words, **options):
    out = StringIO()
    call_command("due", *words, stdout=out, **options)
    return out.getvalue().splitlines()


def test_each_date_gives_one_line_in_the_order_given():
    assert due("conclusion", "2026-11-20", "2026-06-12", "2026-01-05") == [
        "2026-12-02",
        "2026-06-23",
        "2026-01-13",
    ]


@pytest.mark.parametrize(
    ("term", "start", "expected"),
    [
        ("registration", "2026-06-12", "2026-06-02"),
        ("notice", "2026-06-12", "2026-06-05"),
        ("reply", "2026-08-28", "2026-09-03"),
        ("results", "2026-06-12", "2026-06-22"),
        ("transfer", "2026-06-12", "2026-06-19"),
    ],
)
def test_every_term_is_counted_its_own_way(term, start, expected):
    assert due(term, start) == [expected]


def test_the_days_off_of_an_authority_count():
    commune = build.a_commune(slug="tan-hoa")
    DayOff.objects.create(date=date(2026, 6, 17), name="Lễ hội xã", authority=commune)

    assert due("conclusion", "2026-06-12", authority="tan-hoa") == ["2026-06-24"]


def test_the_terms_of_an_authority_count():
    build.a_commune(slug="tan-hoa", own_terms={"reply": {"days": 3, "working": True}})

    own = [due(term, "2026-06-08", authority="tan-hoa") for term in ("reply", "conclusion")]

    assert (own, due("reply", "2026-06-08")) == ([["2026-06-11"], ["2026-06-17"]], ["2026-06-15"])


def test_asked_to_explain_it_says_which_days_were_not_counted():
    lines = due("conclusion", "2026-11-20", explain=True)

    assert (lines[0], [line for line in lines if "Ngày Văn hóa Việt Nam" in line] != []) == (
        "2026-12-02",
        True,
    )


@pytest.mark.parametrize(
    "words",
    [
        ["conclusions", "2026-06-12"],
        ["conclusion", "12/06/2026"],
        ["conclusion", "2026-02-30"],
        ["conclusion"],
        ["conclusion", "2026-06-12", "--authority", "khong-co"],
    ],
)
def test_arguments_that_make_no_sense_are_refused(words):
    with pytest.raises(CommandError):
        due(*words)
