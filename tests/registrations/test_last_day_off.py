"""Where the last day for forms is a day off, every public page says how to hand in."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from dialogue_portal.workdays.models import DayOff
from plans.loudspeaker.script import plain_text
from plans.states import PlanState
from registrations.form.documents import BlankForm
from tests import build

pytestmark = pytest.mark.django_db

# Ten days before Wednesday 24 June 2026 is Sunday 14 June.
A_WEDNESDAY, A_FRIDAY = date(2026, 6, 24), date(2026, 6, 26)
ON_SUNDAY = (
    "Ngày cuối (Chủ nhật, 14/06/2026) là ngày nghỉ cuối tuần: phiếu giấy xin nộp chậm nhất thứ Sáu, 12/06/2026, trong "
    "giờ làm việc; sau đó vẫn gửi được qua mạng, qua thư điện tử phieu@tan-hoa.example hoặc gọi 0203 000 0001."
)


@pytest.fixture(autouse=True)
def early_june():
    with time_machine.travel("2026-06-01 02:00+00:00", tick=False):
        yield


def a_round(held_on):
    return build.a_round(build.a_plan(state=PlanState.ISSUED, email="phieu@tan-hoa.example"), held_on=held_on)


def public_pages(client, round):
    slug = round.authority.slug
    addresses = [
        reverse("desk:home", args=[slug]),
        round.plan.get_absolute_url(),
        reverse("registrations:form", args=[slug, round.pk]),
    ]
    return [client.get(address).text for address in addresses]


def test_every_public_page_says_how_to_hand_in(client):
    assert [ON_SUNDAY in page for page in public_pages(client, a_round(A_WEDNESDAY))] == [True] * 3


def test_a_last_day_on_a_working_day_needs_no_words(client):
    assert [page for page in public_pages(client, a_round(A_FRIDAY)) if "phiếu giấy xin nộp" in page] == []


def test_a_day_off_of_the_authority_alone_counts_and_is_named(client):
    round = a_round(A_FRIDAY)
    DayOff.objects.create(date=date(2026, 6, 16), name="Lễ hội làng", authority=round.authority)

    words = "Ngày cuối (thứ Ba, 16/06/2026) là ngày nghỉ (Lễ hội làng): phiếu giấy xin nộp chậm nhất thứ Hai"
    assert [words in page for page in public_pages(client, round)] == [True] * 3


def test_an_office_that_is_open_on_sundays_takes_paper_then(client):
    round = a_round(A_WEDNESDAY)
    round.authority.office_hours = "Thứ Hai đến Chủ nhật, 7h30-11h30"
    round.authority.save()

    assert [page for page in public_pages(client, round) if "phiếu giấy xin nộp" in page] == []


def test_the_blank_form_and_the_loudspeakers_name_the_last_day_for_paper():
    round = a_round(A_WEDNESDAY)

    [until] = [line.text for line in BlankForm(round).lines() if line.lead == "Chậm nhất:"]
    spoken = plain_text(round, date(2026, 6, 1))

    assert until == "hết Chủ nhật, 14/6/2026; nộp trực tiếp: thứ Sáu, 12/6/2026."
    assert "Phiếu giấy xin nộp chậm nhất thứ Sáu, ngày mười hai tháng sáu" in spoken
