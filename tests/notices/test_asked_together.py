"""A worker is asked once for the letters of a second; its run sends all that was written until then."""

import pytest
from celery.signals import after_task_publish
from django.core import mail

from dialogue_portal.notices import queue, tasks
from dialogue_portal.notices.models import OutgoingMail
from registrations.models import Registration
from tests import build
from tests.registrations.paper import filled_in, form_url

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def asked(monkeypatch):
    """Whether each call for letters was put off, in the order in which a worker was asked."""
    monkeypatch.setattr(queue, "STATE", queue.QueueState())
    calls = []

    def note(headers, **_):
        calls.append(headers["eta"] is not None)

    after_task_publish.connect(note, sender=queue.DELIVER)
    yield calls
    after_task_publish.disconnect(note, sender=queue.DELIVER)


def send_forms(client, number):
    round = build.a_round()
    for one in range(number):
        typed = filled_in(email=f"hoa{one}@example.vn", form_key=f"khoa-{one}", phone=f"091234567{one}")
        client.post(form_url(round), typed)


def test_letters_of_one_second_are_asked_for_once_and_all_leave(client, asked, monkeypatch):
    monkeypatch.setattr(queue, "TOGETHER", 60)
    send_forms(client, 4)

    tasks.deliver_new()

    assert asked == [True]
    assert sorted(letter.to[0] for letter in mail.outbox) == [f"hoa{one}@example.vn" for one in range(4)]


def test_a_letter_after_that_second_is_asked_for_again(client, asked, monkeypatch):
    monkeypatch.setattr(queue, "TOGETHER", 0)

    send_forms(client, 3)

    assert len(asked) == 3


def test_a_run_begins_after_the_second_in_which_it_is_not_asked_again():
    assert queue.BEGINS_AFTER > queue.TOGETHER


def test_two_runs_at_once_send_nothing_twice(client, asked):
    send_forms(client, 2)

    tasks.deliver_new()
    tasks.deliver_new()

    assert (len(mail.outbox), OutgoingMail.objects.filter(sent_at=None).count()) == (2, 0)


def test_a_step_that_fails_asks_for_nothing(client, asked):
    round = build.a_round()
    client.post(form_url(round), filled_in(email="hoa@example.vn", phone="12"))

    assert (asked, Registration.objects.count()) == ([], 0)
