"""«Vì sao hạn này?»: every day between start and due date is numbered, or grey with its reason."""

from datetime import date

import pytest

from dialogue_portal.workdays import terms
from dialogue_portal.workdays.day_count import counted_days
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.services import calendar_of
from dialogue_portal.workdays.terms import Extension
from dialogue_portal.workdays.walk import Pause
from dialogue_portal.workdays.wording import explain

pytestmark = pytest.mark.django_db


def drawn(due):
    """{day/month: look and number} of all squares but those outside."""
    squares = [square for week in counted_days(due.as_json()).weeks for square in week]
    return {
        f"{square.day:%d/%m}": (square.look, square.number) for square in squares if square.look != "outside"
    }


def test_calendar_days_are_numbered_and_a_last_day_off_is_skipped():
    due = terms.REPLY.due(date(2026, 8, 28), calendar_of(None))

    assert drawn(due) == {
        "28/08": ("start", ""),
        "29/08": ("counted", "1"),
        "30/08": ("counted", "2"),
        "31/08": ("counted", "3"),
        "01/09": ("counted", "4"),
        "02/09": ("skipped", "5"),
        "03/09": ("due", ""),
    }


def test_working_days_skip_weekends_and_count_a_make_up_saturday():
    due = terms.CONCLUSION.of(3).due(date(2026, 8, 20), calendar_of(None))

    assert drawn(due) == {
        "20/08": ("start", ""),
        "21/08": ("counted", "1"),
        "22/08": ("counted", "2"),
        "23/08": ("skipped", ""),
        "24/08": ("due", "3"),
    }
    [note] = counted_days(due.as_json()).notes
    assert note.startswith("22/08/2026 (")


def test_a_backward_term_is_numbered_from_the_event():
    due = terms.NOTICE.of(2).due(date(2026, 6, 12), calendar_of(None))

    assert drawn(due) == {"10/06": ("due", "2"), "11/06": ("counted", "1"), "12/06": ("start", "")}


def test_the_days_of_an_extension_have_a_plus_and_a_pause_is_explained():
    due = terms.REPLY.of(2).due(
        date(2026, 6, 1),
        calendar_of(None),
        pauses=[Pause(date(2026, 6, 2), date(2026, 6, 3), "tạm dừng, chờ người dân bổ sung")],
        extensions=[Extension(2, "lãnh đạo gia hạn")],
    )

    assert drawn(due) == {
        "01/06": ("start", ""),
        "02/06": ("counted", "1"),
        "03/06": ("skipped", ""),
        "04/06": ("counted", "2"),
        "05/06": ("counted", "+1"),
        "06/06": ("skipped", ""),
        "07/06": ("skipped", ""),
        "08/06": ("due", "+2"),
    }
    sentences = explain(due.as_json())
    assert "Không tính ngày 03/06/2026: tạm dừng, chờ người dân bổ sung." in sentences
    assert "Thêm 2 ngày làm việc: lãnh đạo gia hạn." in sentences


def test_a_day_off_names_its_document():
    DayOff.objects.filter(date=date(2026, 9, 2)).update(source="Bộ luật Lao động, Điều 112")

    due = terms.REPLY.due(date(2026, 8, 28), calendar_of(None))

    assert counted_days(due.as_json()).notes == ["02/09/2026 (Quốc khánh; Bộ luật Lao động, Điều 112)"]


@pytest.mark.parametrize("explanation", [{}, {"start": "2026-06-01", "due": "2026-06-01"}])
def test_where_nothing_was_counted_nothing_is_drawn(explanation):
    assert counted_days(explanation) is None
