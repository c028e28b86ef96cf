import smtplib
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils.timezone import now

from dialogue_portal.notices import services
from dialogue_portal.notices.models import MOST_ATTEMPTS, OutgoingMail
from registrations.notices import RegistrationReceived
from tests import build

pytestmark = pytest.mark.django_db


class DeadServer:
    """A mail backend whose server does not answer."""

    def __init__(self, *args, **kwargs):
        pass

    def send_messages(self, messages):
        raise smtplib.SMTPServerDisconnected("Connection unexpectedly closed")


@pytest.fixture
def letter():
    registration = build.a_registration(email="dan@example.vn")
    RegistrationReceived(registration).send()
    return OutgoingMail.objects.get()


def test_the_same_thing_is_told_once(letter):
    registration = build.Registration.objects.get()

    RegistrationReceived(registration).send()

    assert OutgoingMail.objects.count() == 1


def test_who_has_no_address_gets_no_letter():
    RegistrationReceived(build.a_registration(email="")).send()

    assert not OutgoingMail.objects.exists()


def test_a_letter_is_sent_once_however_often_it_is_delivered(letter):
    services.deliver(letter.pk)
    services.deliver(letter.pk)
    services.deliver_waiting()

    assert [message.to for message in mail.outbox] == [["dan@example.vn"]]


def test_a_dead_mail_server_loses_nothing_and_repeats_nothing(letter, settings):
    working = settings.EMAIL_BACKEND
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"
    services.deliver_waiting()
    letter.refresh_from_db()
    failed = (letter.status, letter.attempts, letter.last_error)
    settings.EMAIL_BACKEND = working

    with time_machine.travel(now() + timedelta(minutes=3)):
        services.deliver_waiting()
        services.deliver_waiting()

    letter.refresh_from_db()
    assert failed == ("Chờ gửi lại", 1, "SMTPServerDisconnected")
    assert (letter.status, len(mail.outbox)) == ("Đã gửi", 1)


def test_after_a_last_attempt_the_failure_is_visible(letter, settings):
    settings.EMAIL_BACKEND = f"{__name__}.DeadServer"

    for day in range(MOST_ATTEMPTS + 2):
        with time_machine.travel(now() + timedelta(days=day + 1)):
            services.deliver_waiting()

    letter.refresh_from_db()
    assert (letter.status, letter.attempts) == ("Không gửi được", MOST_ATTEMPTS)


def test_a_letter_whose_worker_died_is_sent_later_by_another(letter):
    OutgoingMail.objects.claim(letter.pk)
    services.deliver_waiting()
    meanwhile = len(mail.outbox)

    with time_machine.travel(now() + timedelta(minutes=11)):
        services.deliver_waiting()

    assert (meanwhile, len(mail.outbox)) == (0, 1)


def test_a_letter_of_a_clock_that_was_ahead_does_not_wait_for_its_day(letter):
    OutgoingMail.objects.update(try_after=now() + timedelta(days=7))

    services.deliver_waiting()

    assert [message.to for message in mail.outbox] == [["dan@example.vn"]]
