"""The board of what is late: everything of the authority, who owes it, who was notified, with whom it lies."""

from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from desk.reminders.services import raise_due_alerts
from dialogue_portal.accounts.roles import Role
from tests import build

pytestmark = pytest.mark.django_db

LONG_AGO = localdate() - timedelta(days=40)


def url(commune):
    return reverse("desk:overdue", args=[commune.slug])


@pytest.fixture
def late():
    return build.an_assignment(start=LONG_AGO)


def test_the_office_reads_what_is_late_who_owes_it_and_who_was_notified(as_a, late):
    raise_due_alerts(today=localdate())

    page = as_a(Role.CLERK, late.authority).get(url(late.authority))

    [line] = page.context["board"].late
    assert (line.row, line.debtors) == (late, f"{late.department}, {late.officer}")
    for words in ("Trả lời ý kiến số", "Quá hạn, báo Chủ tịch", late.question.text, "Ai giữ bao lâu"):
        assert words in page.text


def test_paused_work_is_shown_apart(as_a, late):
    late.paused_on = localdate()
    late.save()

    board = as_a(Role.CHAIR, late.authority).get(url(late.authority)).context["board"]

    assert ([line.row for line in board.late], [line.row for line in board.paused]) == ([], [late])


def test_the_loads_say_how_much_lies_where_and_since_when(as_a, late):
    build.a_question(build.a_registration(late.question.round))
    build.an_assignment(
        build.a_question(build.a_registration(late.question.round), state="accepted"),
        state="submitted",
        start=LONG_AGO,
    )

    loads = as_a(Role.CHAIR, late.authority).get(url(late.authority)).context["board"].loads

    assert [(load.holder, load.count) for load in loads] == [
        ("Văn phòng: chờ phân loại", 1),
        (f"{late.department}: soạn trả lời", 1),
        ("Lãnh đạo: chờ duyệt", 1),
    ]
    assert loads[1].oldest == LONG_AGO


def test_another_communes_late_work_is_not_shown(as_a, late):
    other = build.a_commune()

    assert as_a(Role.CHAIR, other).get(url(other)).context["board"].late == []


@pytest.mark.parametrize("role", [Role.OFFICER, Role.SECRETARY])
def test_officers_and_secretary_have_their_own_lists(as_a, late, role):
    assert as_a(role, late.authority).get(url(late.authority)).status_code == 403


def test_one_late_row_or_five_are_the_same_number_of_queries(as_a, queries_of, late):
    as_a(Role.CLERK, late.authority)
    raise_due_alerts(today=localdate())
    one = queries_of(url(late.authority))
    for _ in range(4):
        question = build.a_question(build.a_registration(late.question.round), state="accepted")
        build.an_assignment(question, start=LONG_AGO, department=late.department)
    raise_due_alerts(today=localdate())

    assert queries_of(url(late.authority)) == one
