"""Slips that the office enters for citizens: what is stored, which day counts, what is recorded."""

from datetime import date, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from plans.models import Plan
from plans.rounds.states import RoundState
from plans.states import PlanState
from registrations.entry.channels import Channel
from registrations.entry.services import EntryRefused, enter
from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in

pytestmark = pytest.mark.django_db

TODAY = date(2026, 9, 10)
# The usual last day of this round is ten days earlier.
CONFERENCE = date(2026, 9, 25)


def a_plan_since(day):
    """A plan that was issued on that day."""
    plan = build.a_plan(state=PlanState.ISSUED)
    Plan.objects.filter(pk=plan.pk).update(issued_on=day)
    plan.refresh_from_db()
    return plan


@pytest.fixture
def round():
    plan = a_plan_since(date(2026, 8, 3))
    return build.a_round(plan, held_on=CONFERENCE, registration_closes_on=date(2026, 9, 15))


@pytest.fixture
def clerk(round):
    return build.a_member(round.authority, Role.CLERK)


def slip(**changes):
    """The arguments of `enter` for a slip on paper."""
    return {
        "channel": Channel.PAPER,
        "handed_in_on": TODAY,
        "today": TODAY,
        "form_key": "khoa",
        "full_name": "Lò Văn Giấy",
        "phone": "",
        "address": "Bản Mòn",
        "attends": False,
        "procedures": "Vì sao thu thêm phí?",
    } | changes


def test_a_slip_is_stored_with_its_way_its_day_and_its_number(round, clerk):
    first = enter(round, actor=clerk, **slip())
    second = enter(round, actor=clerk, **slip(form_key="khác", channel=Channel.PHONE))

    assert [
        (row.channel, row.handed_in_on, row.slip_number, row.entered_by, row.attends)
        for row in (first, second)
    ] == [("paper", TODAY, 1, clerk, False), ("phone", TODAY, 2, clerk, False)]


def test_the_record_says_who_entered_it_and_how_it_came(round, clerk):
    row = enter(round, actor=clerk, **slip())

    record = row.records.get()
    assert (record.label, record.actor, record.note) == (
        "Nhập phiếu thay người dân",
        clerk,
        "Phiếu giấy, nhận thứ Năm, 10/09/2026, phiếu số 1.",
    )


def test_the_deadline_of_a_question_runs_from_the_day_the_slip_was_handed_in(round, clerk):
    early = enter(round, actor=clerk, **slip(handed_in_on=TODAY - timedelta(days=7), form_key="a"))
    late = enter(round, actor=clerk, **slip(form_key="b"))

    due = [row.questions.get().due_on for row in (early, late)]
    assert due[1] - due[0] == timedelta(days=7)


def test_pressing_twice_stores_one_slip(round, clerk):
    rows = [enter(round, actor=clerk, **slip()) for _ in range(2)]

    assert rows[0] == rows[1] and Registration.objects.count() == 1


def test_a_slip_handed_in_on_time_may_be_typed_after_the_last_day(round, clerk):
    row = enter(round, actor=clerk, **slip(today=date(2026, 9, 20)))

    assert (row.late_reason, row.handed_in_on) == ("", TODAY)


def test_a_reason_of_a_slip_that_was_not_late_is_not_kept(round, clerk):
    assert enter(round, actor=clerk, **slip(late_reason="Đi viện.")).late_reason == ""


def test_a_late_slip_is_stored_with_its_reason(round, clerk):
    late = {"handed_in_on": date(2026, 9, 20), "today": date(2026, 9, 20)}

    row = enter(round, actor=clerk, **slip(**late, late_reason="Bưu điện đến chậm."))

    assert row.late_reason == "Bưu điện đến chậm."
    assert row.records.get().note.endswith("phiếu số 1. Bưu điện đến chậm.")


def test_whoever_comes_to_the_hall_needs_no_reason(round, clerk):
    in_hall = {"channel": Channel.ON_THE_SPOT, "handed_in_on": CONFERENCE, "today": CONFERENCE}
    type(round).objects.filter(pk=round.pk).update(state=RoundState.HELD)

    assert enter(round, actor=clerk, **slip(**in_hall)).late_reason == ""


@pytest.mark.parametrize(
    ("changes", "fields"),
    [
        ({"handed_in_on": TODAY + timedelta(days=1)}, ["handed_in_on"]),
        ({"handed_in_on": date(2026, 8, 2)}, ["handed_in_on"]),
        ({"handed_in_on": date(2026, 9, 16), "today": date(2026, 9, 16)}, ["late_reason"]),
        ({"handed_in_on": date(2026, 9, 26), "today": date(2026, 9, 26)}, ["handed_in_on"]),
        ({"channel": Channel.ON_THE_SPOT}, ["channel"]),
    ],
    ids=["future", "before the plan", "late without reason", "after the conference", "no conference yet"],
)
def test_a_day_that_does_not_count_is_refused_and_nothing_is_stored(round, clerk, changes, fields):
    with pytest.raises(EntryRefused) as refused:
        enter(round, actor=clerk, **slip(**changes))

    assert list(refused.value.reasons) == fields and not Registration.objects.exists()


def test_a_round_that_was_called_off_takes_no_slip(round, clerk):
    type(round).objects.filter(pk=round.pk).update(state=RoundState.CANCELLED)

    with pytest.raises(EntryRefused, match="đã hủy"):
        enter(round, actor=clerk, **slip())


def test_a_form_without_a_telephone_number_is_opened_by_nobody(round, clerk):
    row = enter(round, actor=clerk, **slip())

    assert not Registration.objects.found_by(row.code, "").exists()


# The page


def entry_url(round):
    return reverse("registrations:enter", args=[round.authority.slug, round.pk])


def typed(**changes):
    return filled_in(channel="paper", handed_in_on=f"{localdate():%d/%m/%Y}") | changes


@pytest.fixture
def open_round():
    return build.a_round(a_plan_since(localdate() - timedelta(days=20)))


@pytest.fixture
def late_round():
    plan = a_plan_since(localdate() - timedelta(days=60))
    return build.a_round(plan, held_on=localdate() + timedelta(days=5))


def test_after_a_slip_the_page_shows_its_number_and_keeps_how_it_came(as_a, open_round):
    client = as_a(Role.CLERK, open_round.authority)

    page = client.post(entry_url(open_round), typed(channel="phone", email="hoa@example.vn"), follow=True)

    row = Registration.objects.get()
    assert page.redirect_chain == [(entry_url(open_round), 302)]
    assert "Phiếu số 1" in page.text and row.shown_code in page.text
    assert page.context["form"]["channel"].value() == "phone"
    assert "đã nhập 1 phiếu" in page.text
    assert OutgoingMail.objects.get().to == "hoa@example.vn"


def test_a_slip_says_at_least_one_way_to_answer(as_a, open_round):
    page = as_a(Role.CLERK, open_round.authority).post(entry_url(open_round), typed(phone="", address=""))

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["phone"])


def test_a_late_slip_asks_for_its_reason_and_keeps_what_was_typed(as_a, late_round):
    client = as_a(Role.CLERK, late_round.authority)

    page = client.post(entry_url(late_round), typed())
    stored = client.post(entry_url(late_round), typed(late_reason="Đi viện."), follow=True)

    assert (page.status_code, list(page.context["form"].errors)) == (422, ["late_reason"])
    assert "Vì sao phải nộp hai bản sao?" in page.text and 'name="late_reason"' in page.text
    assert "Phiếu số 1" in stored.text and Registration.objects.get().late_reason == "Đi viện."


def test_the_earlier_address_of_late_forms_leads_to_the_page(as_a, late_round):
    client = as_a(Role.CLERK, late_round.authority)

    response = client.get(reverse("registrations:late", args=[late_round.authority.slug, late_round.pk]))

    assert response.url == entry_url(late_round)


def test_a_citizen_cannot_send_a_reason_to_get_past_the_last_day(client, late_round):
    url = reverse("registrations:form", args=[late_round.authority.slug, late_round.pk])

    response = client.post(url, typed(late_reason="Vội.", channel="paper"))

    assert response.status_code == 409 and not Registration.objects.exists()


@pytest.mark.parametrize("role", [Role.CHAIR, Role.SECRETARY, Role.OFFICER])
def test_only_the_office_enters_slips(as_a, open_round, role):
    assert as_a(role, open_round.authority).get(entry_url(open_round)).status_code == 403
