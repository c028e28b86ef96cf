"""The receipt: shown in the browser that sent the form, until it is forgotten there."""

from datetime import date, datetime
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.urls import reverse

from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db


def test_the_receipt_shows_the_code_the_text_and_the_days(client):
    with time_machine.travel(datetime(2026, 6, 1, 9, 0, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))):
        round = build.a_round(held_on=date(2026, 6, 12))
        client.post(form_url(round), filled_in(email="hoa@example.vn"))
        page = client.get(receipt_url(round)).text

    code = Registration.objects.get().shown_code
    expected = (
        code,
        "Vì sao phải nộp hai bản sao?",
        "0912 345 678",
        "hoa@example.vn",
        "thứ Sáu, 12/06/2026",
        "Thông báo kết luận của Chủ tịch ra chậm nhất thứ Ba, 23/06/2026",
    )
    assert [words for words in expected if words not in page] == []


def test_loading_the_receipt_again_works_and_stores_nothing_new(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())

    statuses = [client.get(receipt_url(round)).status_code for _ in range(2)]

    assert (statuses, Registration.objects.count()) == ([200, 200], 1)


def test_the_address_of_the_receipt_says_nothing_about_the_person(client):
    response = client.post(form_url(build.a_round()), filled_in())

    registration = Registration.objects.get()
    assert str(registration.pk) not in response["Location"].split("/")
    assert registration.code not in response["Location"]


def test_without_a_session_the_receipt_leads_to_tracking(client):
    registration = build.a_registration()

    response = client.get(receipt_url(registration.round))

    assert response["Location"] == reverse("desk:track", args=[registration.authority.slug])


def test_the_receipt_is_not_shown_on_the_pages_of_another_commune(client):
    client.post(form_url(build.a_round()), filled_in())

    response = client.get(receipt_url(build.a_round()))

    assert response.status_code == 302


def test_the_receipt_is_forgotten_on_a_shared_device_when_asked(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())

    response = client.post(reverse("registrations:forget", args=[round.authority.slug]))

    assert client.get(receipt_url(round)).status_code == 302
    # What the browser keeps of the pages before goes as well.
    assert response["Clear-Site-Data"] == '"cache"'


def test_browsers_do_not_keep_the_receipt(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())

    assert "no-store" in client.get(receipt_url(round))["Cache-Control"]


def test_going_back_and_pressing_again_leads_to_the_same_receipt(client):
    round = build.a_round()
    client.post(form_url(round), filled_in(form_key="a" * 32))

    again = client.post(form_url(round), filled_in(form_key="b" * 32))
    changed = client.post(form_url(round), filled_in(form_key="c" * 32, procedures="Còn một việc nữa."))

    assert (again.url, changed.url) == (receipt_url(round), receipt_url(round))
    assert Registration.objects.count() == 2
