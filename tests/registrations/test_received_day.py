"""The day on which a slip was handed in: said where it is not today, and corrected where it was typed wrongly."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.formats.days import say_day, say_day_short
from plans.models import Plan
from registrations.entry.channels import Channel
from registrations.entry.services import enter
from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def round():
    round = build.a_round()
    Plan.objects.update(issued_on=localdate() - timedelta(days=20))
    return round


@pytest.fixture
def clerk(as_a, round):
    return as_a(Role.CLERK, round.authority)


@pytest.fixture
def entered(round):
    return a_slip(round, localdate() - timedelta(days=2))


def a_slip(round, day):
    return enter(
        round,
        channel=Channel.PAPER,
        handed_in_on=day,
        today=localdate(),
        actor=build.a_member(round.authority, Role.CLERK),
        form_key=f"khoa-{day}",
        full_name="Lò Văn Giấy",
        phone="0912345678",
        procedures="Vì sao thu thêm phí?",
    )


def page_of(round):
    return reverse("registrations:enter", args=[round.authority.slug, round.pk])


def typed(**changes):
    return filled_in(channel="paper", handed_in_on=f"{localdate():%d/%m/%Y}", attends=None) | changes


def test_another_day_than_today_is_said_beside_its_box_and_today_is_one_button_away(clerk, round):
    day = localdate() - timedelta(days=2)
    said = f"Đang nhập phiếu nhận {say_day(day)}, không phải hôm nay."
    of_today = clerk.get(page_of(round)).text

    clerk.post(page_of(round), typed(handed_in_on=f"{day:%d/%m/%Y}"))
    next_slip = clerk.get(page_of(round)).text
    half_typed = {"handed_in_on": f"{day:%d/%m/%Y}", "full_name": "Lò Thị Dở", "procedures": ""}
    put_back = clerk.post(page_of(round), typed(step="today", **half_typed))

    assert [said in page for page in (of_today, next_slip, put_back.text)] == [False, True, False]
    form = put_back.context["form"]
    assert [form[name].value() for name in ("full_name", "handed_in_on")] == ["Lò Thị Dở", localdate()]
    assert (Registration.objects.count(), said in clerk.get(page_of(round)).text) == (1, False)


def test_the_office_corrects_the_day_and_what_is_owed_is_counted_from_it(clerk, round, entered):
    question = entered.questions.get()
    day = entered.handed_in_on - timedelta(days=7)
    of_that_day = a_slip(round, day).questions.get()
    url = reverse("registrations:correct_day", args=[round.authority.slug, entered.pk])

    assert url in clerk.get(entered.get_absolute_url()).text
    shown = clerk.get(url)
    [seen] = re.findall(r'name="seen" value="([^"]*)"', shown.text)
    given = {"handed_in_on": f"{day:%d/%m/%Y}", "seen": seen, "note": "Quên đổi."}
    stored, repeated = [clerk.post(url, given) for _ in range(2)]

    for row in (entered, question):
        row.refresh_from_db()
    record = entered.records.last()
    assert f'value="{say_day_short(entered.handed_in_on + timedelta(days=7))}"' in shown.text
    assert (stored.status_code, repeated.status_code) == (302, 422)
    assert (entered.handed_in_on, question.due_on) == (day, of_that_day.due_on)
    assert question.next_alert_on == of_that_day.next_alert_on
    assert (record.step, f"thành {say_day(day)}. Quên đổi." in record.note) == ("correct_day", True)
    assert entered.records.filter(step="correct_day").count() == 1


@pytest.mark.parametrize(
    ("day", "said"),
    [
        (1, "Ngày nhận không thể sau hôm nay"),
        (-30, "trước ngày ấy chưa nhận phiếu"),
        (-2, "Ngày nhận chưa đổi."),
    ],
)
def test_a_day_on_which_the_form_could_not_come_is_refused(clerk, round, entered, day, said):
    url = reverse("registrations:correct_day", args=[round.authority.slug, entered.pk])
    typed_day = localdate() + timedelta(days=day)
    given = {
        "handed_in_on": f"{typed_day:%d/%m/%Y}",
        "seen": entered.handed_in_on.isoformat(),
        "note": "Nhầm.",
    }

    page = clerk.post(url, given)

    entered.refresh_from_db()
    assert (page.status_code, said in page.text) == (422, True)
    assert entered.handed_in_on == localdate() - timedelta(days=2)


@pytest.mark.parametrize("seen", ["", "hôm kia", "2026-02-31"])
def test_a_page_that_lost_the_day_it_showed_corrects_nothing(clerk, round, entered, seen):
    url = reverse("registrations:correct_day", args=[round.authority.slug, entered.pk])

    page = clerk.post(url, {"handed_in_on": f"{localdate():%d/%m/%Y}", "seen": seen, "note": "Nhầm."})

    entered.refresh_from_db()
    assert (page.status_code, "Xin mở lại trang" in page.text) == (422, True)
    assert entered.handed_in_on == localdate() - timedelta(days=2)


def test_the_day_of_a_form_of_the_portal_is_nobodys_to_correct(clerk, round, as_a, entered):
    sent = build.a_registration(round)
    of_portal, of_slip = [
        reverse("registrations:correct_day", args=[round.authority.slug, row.pk]) for row in (sent, entered)
    ]

    of_clerk = clerk.get(of_portal).status_code
    of_secretary = as_a(Role.SECRETARY, round.authority).get(of_slip).status_code
    assert (of_clerk, of_secretary) == (404, 403)
