"""A login and a receipt that was read are not kept longer than a working day."""

from datetime import timedelta

import pytest
import time_machine
from django.contrib.sessions.models import Session
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.accounts.tasks import clear_sessions
from tests import build
from tests.registrations.paper import filled_in, form_url, receipt_url

pytestmark = pytest.mark.django_db

NEXT_MORNING = timedelta(hours=13)


def test_the_next_morning_a_borrowed_phone_shows_no_receipt(client):
    round = build.a_round()
    client.post(form_url(round), filled_in())
    today = client.get(receipt_url(round)).status_code

    with time_machine.travel(now() + NEXT_MORNING):
        tomorrow = client.get(receipt_url(round)).status_code

    assert (today, tomorrow) == (200, 302)


def test_a_closed_browser_shows_no_receipt(client):
    client.post(form_url(build.a_round()), filled_in())

    cookie = client.cookies["sessionid"]
    assert (cookie["expires"], cookie["max-age"]) == ("", "")


def test_a_login_lasts_the_working_day(client):
    commune = build.a_commune()
    clerk = build.a_member(commune, Role.CLERK)

    client.post("/dang-nhap/", {"username": clerk.username, "password": build.PASSWORD})

    assert client.cookies["sessionid"]["max-age"] == 12 * 60 * 60


def test_a_login_after_a_receipt_forgets_it_and_lasts_the_working_day(client):
    round = build.a_round()
    clerk = build.a_member(round.authority, Role.CLERK)
    client.post(form_url(round), filled_in())

    client.post("/dang-nhap/", {"username": clerk.username, "password": build.PASSWORD})

    assert client.get(receipt_url(round)).status_code == 302
    assert client.cookies["sessionid"]["max-age"] == 12 * 60 * 60


def test_sessions_that_are_over_are_removed(client):
    client.force_login(build.a_member(build.a_commune(), Role.CLERK))
    clear_sessions()
    kept = Session.objects.count()

    with time_machine.travel(now() + NEXT_MORNING):
        clear_sessions()

    assert (kept, Session.objects.count()) == (1, 0)
