"""The outbox with a mail server that always answers: each letter is written once and sent once."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils.timezone import now

from dialogue_portal.notices import services
from dialogue_portal.notices.models import OutgoingMail
from registrations.form.notices import RegistrationReceived
from registrations.models import Registration
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def letter():
    registration = build.a_registration(email="dan@example.vn")
    RegistrationReceived(registration).send()
    return OutgoingMail.objects.get()


def test_the_same_letter_is_written_once(letter):
    registration = Registration.objects.get()

    RegistrationReceived(registration).send()

    assert OutgoingMail.objects.count() == 1


def test_a_person_without_an_address_gets_no_letter():
    RegistrationReceived(build.a_registration(email="")).send()

    assert not OutgoingMail.objects.exists()


def test_a_letter_is_sent_once_however_often_it_is_delivered(letter):
    services.deliver(letter.pk)
    services.deliver(letter.pk)
    services.deliver_waiting()

    assert [message.to for message in mail.outbox] == [["dan@example.vn"]]


def test_a_letter_whose_worker_died_is_sent_later_by_another(letter):
    OutgoingMail.objects.claim(letter.pk)
    services.deliver_waiting()
    meanwhile = len(mail.outbox)

    with time_machine.travel(now() + timedelta(minutes=11)):
        services.deliver_waiting()

    assert (meanwhile, len(mail.outbox)) == (0, 1)


def test_a_letter_for_a_later_time_waits_until_then(letter):
    OutgoingMail.objects.update(try_after=now() + timedelta(hours=5))
    services.deliver_waiting()
    early = len(mail.outbox)

    with time_machine.travel(now() + timedelta(hours=6)):
        services.deliver_waiting()

    assert (early, len(mail.outbox)) == (0, 1)


@pytest.mark.parametrize(
    "ahead",
    [
        {"created_at": timedelta(days=7), "try_after": timedelta(days=8)},
        {"attempts": 1, "try_after": timedelta(days=7)},
    ],
    ids=["written then", "deferred then"],
)
def test_a_time_written_while_the_computers_clock_was_ahead_is_ignored(letter, ahead):
    moved = {name: now() + value if isinstance(value, timedelta) else value for name, value in ahead.items()}
    OutgoingMail.objects.update(**moved)

    services.deliver_waiting()

    assert [message.to for message in mail.outbox] == [["dan@example.vn"]]
