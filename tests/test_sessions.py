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


def test_sessions_that_are_over_are_removed(client):
    client.force_login(build.a_member(build.a_commune(), Role.CLERK))
    clear_sessions()
    kept = Session.objects.count()

    with time_machine.travel(now() + NEXT_MORNING):
        clear_sessions()

    assert (kept, Session.objects.count()) == (1, 0)
