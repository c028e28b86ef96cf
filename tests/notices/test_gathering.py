"""A burst of letters of one kind to one person is one message."""

from collections import Counter
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices import services
from dialogue_portal.notices.models import OutgoingMail
from plans.models import Plan
from plans.states import PlanState
from registrations.states import QuestionState
from responses.directing.notices import AnswerAssigned
from tests import build

pytestmark = pytest.mark.django_db


@pytest.fixture
def officer():
    return build.a_member(build.a_commune(), Role.OFFICER)


def direct(officer, count=1):
    """Writes the letters of `count` directions."""
    for _ in range(count):
        AnswerAssigned(build.an_assignment(round_question(officer), officer=officer)).send()


def round_question(officer):
    """A question of the officer's own authority."""
    plan = Plan.objects.filter(authority__memberships__user=officer).first()
    plan = plan or build.a_plan(authority_of(officer), state=PlanState.ISSUED)
    return build.a_question(build.a_registration(build.a_round(plan)), state=QuestionState.ACCEPTED)


def authority_of(officer):
    return officer.memberships.get().authority


def sweep(minutes):
    """The sweep that runs so many minutes from now."""
    with time_machine.travel(now() + timedelta(minutes=minutes), tick=False):
        services.deliver_waiting()
        services.deliver_waiting()


def test_fifty_directions_are_one_letter_with_all_their_words(officer):
    direct(officer, 50)
    sweep(minutes=1)
    at_first = len(mail.outbox)

    sweep(minutes=4)

    (message,) = mail.outbox
    letters = OutgoingMail.objects.order_by("pk")
    assert at_first == 0
    assert message.subject == "Được giao trả lời 50 ý kiến"
    assert [letter for letter in letters if letter.subject not in message.body] == []
    assert [letter for letter in letters if letter.body not in message.body] == []
    assert not letters.filter(sent_at=None).exists()


def test_one_direction_is_a_letter_as_it_was_written(officer):
    direct(officer)

    sweep(minutes=4)

    (letter,) = OutgoingMail.objects.all()
    assert [(message.subject, message.body) for message in mail.outbox] == [(letter.subject, letter.body)]


def test_letters_do_not_wait_for_a_stream_that_never_ends(officer):
    start = now()
    for minute in range(0, 18, 2):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            direct(officer)
            services.deliver_waiting()

    assert [message.subject for message in mail.outbox] == ["Được giao trả lời 9 ý kiến"]


def test_two_people_and_two_kinds_are_not_mixed(officer):
    direct(officer, 2)
    direct(build.a_member(authority_of(officer), Role.OFFICER), 2)
    OutgoingMail.objects.create(authority=authority_of(officer), key="khác", to=officer.email, subject="Khác")

    sweep(minutes=4)

    assert Counter(message.subject for message in mail.outbox) == {"Được giao trả lời 2 ý kiến": 2, "Khác": 1}


def test_of_two_workers_one_has_the_whole_message(officer):
    direct(officer, 3)
    first, second, _ = OutgoingMail.objects.order_by("pk").values_list("pk", flat=True)

    with time_machine.travel(now() + timedelta(minutes=4), tick=False):
        claimed = OutgoingMail.objects.claim(second)
        again = OutgoingMail.objects.claim(first)

    assert ([letter.pk for letter in claimed][:2], len(claimed), again) == ([first, second], 3, [])


def test_after_a_mail_server_that_refuses_they_are_still_one_message(officer, mail_server):
    direct(officer, 3)
    mail_server.stop()
    sweep(minutes=4)
    mail_server.start()

    sweep(minutes=20)

    assert mail_server.received == [(officer.email, "Được giao trả lời 3 ý kiến")]
