"""The answers that a real mail server may give, or not give, and what each means for the letter."""

from datetime import timedelta
from urllib.parse import urlsplit

import pytest
import time_machine
from django.utils.timezone import now

from dialogue_portal.notices import services
from dialogue_portal.notices.models import MOST_ATTEMPTS, BouncedAddress, OutgoingMail
from tests import build
from tests.smtp_server import HANG_UP

pytestmark = pytest.mark.django_db

DOWN = {
    "it greets nobody": {"greeting": HANG_UP},
    "it greets with a refusal": {"greeting": "554 khong phuc vu"},
    "it is closing": {"EHLO": "421 dang dong"},
    "it hangs up before the letter": {"MAIL": HANG_UP},
    "it closes at the address": {"RCPT": "421 dang dong"},
    "it hangs up after the letter": {"content": HANG_UP},
    "it refuses the portal's own address": {"MAIL": "553 nguoi gui la"},
}


def a_letter(commune, to=None, **fields):
    number = next(build.numbers)
    fields = {"key": f"thu-{number}", "subject": f"Thư {number}", "body": "Lời thư."} | fields
    return OutgoingMail.objects.create(authority=commune, to=to or f"dan{number}@example.vn", **fields)


def states():
    """[(state, attempts)] of all letters, in the order they were written."""
    return list(OutgoingMail.objects.with_delivery().order_by("pk").values_list("delivery", "attempts"))


def sweep_for(days):
    """Lets the sweep run every five minutes for some days."""
    start = now()
    for minutes in range(0, days * 24 * 60, 5):
        with time_machine.travel(start + timedelta(minutes=minutes), tick=False):
            services.deliver_waiting()


def test_a_letter_is_handed_over(mail_server, commune, settings):
    letter = a_letter(commune, "dan@example.vn", subject="Đã nhận phiếu")

    services.deliver_waiting()

    assert mail_server.received == [("dan@example.vn", "Đã nhận phiếu")]
    assert (
        mail_server.letters[0]["Message-ID"]
        == f"<thu-{letter.pk}.{commune.slug}@{urlsplit(settings.BASE_URL).hostname}>"
    )
    assert states() == [("sent", 0)]


def test_after_three_days_without_a_mail_server_each_letter_is_sent_once(mail_server, commune):
    for _ in range(3):
        a_letter(commune)
    mail_server.stop()
    sweep_for(days=3)
    meanwhile = states()
    last_try = OutgoingMail.objects.latest("try_after").try_after

    mail_server.start()
    with time_machine.travel(last_try + timedelta(minutes=1)):
        services.deliver_waiting()
        services.deliver_waiting()

    assert meanwhile == [("waiting", 0)] * 3
    assert states() == [("sent", 0)] * 3
    assert [to for to, _ in mail_server.received] == list(
        OutgoingMail.objects.order_by("pk").values_list("to", flat=True)
    )


@pytest.mark.parametrize("answers", DOWN.values(), ids=DOWN)
def test_no_attempt_is_counted_when_the_server_does_not_answer_for_the_letter(mail_server, commune, answers):
    letter = a_letter(commune)
    mail_server.answers = answers

    services.deliver_waiting()

    letter.refresh_from_db()
    assert states() == [("waiting", 0)]
    assert letter.unanswered_since is not None and not BouncedAddress.objects.exists()


def test_a_run_ends_at_the_first_letter_without_an_answer(mail_server, commune):
    for _ in range(5):
        a_letter(commune)
    mail_server.answers = {"greeting": HANG_UP}

    done = services.deliver_waiting()

    due = OutgoingMail.objects.waiting().count()
    assert (done, mail_server.connections, due) == (0, 1, 4)


def test_a_run_goes_on_after_a_letter_that_was_refused(mail_server, commune):
    a_letter(commune, "khong@co@dau.vn")
    a_letter(commune, "dan@example.vn")

    services.deliver_waiting()

    assert states() == [("waiting", 1), ("sent", 0)]


def test_the_pause_grows_with_the_silence_to_half_an_hour(mail_server, commune):
    letter = a_letter(commune)
    mail_server.stop()
    start = now()
    next_tries = []

    for minute in range(120):
        with time_machine.travel(start + timedelta(minutes=minute), tick=False):
            services.deliver_waiting()
        letter.refresh_from_db()
        next_tries.append(round((letter.try_after - start).total_seconds() / 60))

    assert list(dict.fromkeys(next_tries)) == [2, 4, 8, 16, 32, 62, 92, 122]


def test_a_new_letter_does_not_wait_for_a_server_known_to_be_silent(mail_server, commune):
    a_letter(commune)
    mail_server.answers = {"greeting": HANG_UP}
    services.deliver_waiting()

    a_letter(commune)
    services.deliver_new()

    assert mail_server.connections == 1


def test_a_server_that_took_a_letter_again_is_known_to_answer(mail_server, commune):
    for _ in range(2):
        a_letter(commune)
    mail_server.answers = {"greeting": HANG_UP}
    services.deliver_waiting()
    silent = OutgoingMail.objects.unanswered().count()
    mail_server.answers = {}
    services.deliver_waiting()

    a_letter(commune)
    services.deliver_new()

    assert (silent, OutgoingMail.objects.unanswered().count()) == (1, 0)
    assert states() == [("waiting", 0), ("sent", 0), ("sent", 0)]


@pytest.mark.parametrize("command", ["RCPT", "content"])
def test_a_temporary_refusal_is_tried_again_until_the_letter_has_failed(mail_server, commune, command):
    a_letter(commune)
    mail_server.answers = {command: "451 4.3.0 thu lai sau"}
    services.deliver_waiting()
    services.deliver_waiting()
    at_first = states()

    for day in range(MOST_ATTEMPTS + 2):
        with time_machine.travel(now() + timedelta(days=day + 1)):
            services.deliver_waiting()

    assert (at_first, states()) == ([("waiting", 1)], [("failed", MOST_ATTEMPTS)])
    assert OutgoingMail.objects.get().last_error == "451" and not BouncedAddress.objects.exists()


def test_a_deferred_letter_is_sent_when_the_server_takes_it(mail_server, commune):
    a_letter(commune)
    mail_server.answers = {"RCPT": "450 hom thu ban"}
    services.deliver_waiting()

    mail_server.answers = {}
    with time_machine.travel(now() + timedelta(minutes=3)):
        services.deliver_waiting()

    assert (states(), len(mail_server.letters)) == ([("sent", 1)], 1)


def test_an_address_that_does_not_exist_is_recorded_and_not_tried_again(mail_server, commune):
    a_letter(commune, "Ong.Ba@Example.vn")
    mail_server.answers = {"RCPT": "550 5.1.1 <ong.ba@example.vn> Nguyen Van Kin khong co"}

    for day in range(3):
        with time_machine.travel(now() + timedelta(days=day)):
            services.deliver_waiting()

    bounced = list(BouncedAddress.objects.values_list("address", "reason"))
    assert (states(), bounced, mail_server.connections) == (
        [("refused", 1)],
        [("ong.ba@example.vn", "550")],
        1,
    )
    assert OutgoingMail.objects.get().last_error == "550"


def test_a_later_letter_to_a_bounced_address_is_written_and_not_tried(mail_server, commune):
    BouncedAddress.objects.record_bounce("dan@example.vn", "550")
    a_letter(commune, "DAN@example.vn")

    services.deliver_waiting()

    assert (states(), mail_server.connections) == ([("refused", 0)], 0)


@pytest.mark.parametrize("answer", ["554 5.7.1 Relay access denied", "550 5.7.1 blocked"])
def test_no_address_bounces_when_the_portal_may_not_send(mail_server, commune, answer):
    a_letter(commune)
    mail_server.answers = {"RCPT": answer}

    services.deliver_waiting()

    assert (states(), BouncedAddress.objects.count()) == ([("waiting", 1)], 0)


def test_no_address_bounces_when_the_content_is_refused(mail_server, commune):
    a_letter(commune)
    mail_server.answers = {"content": "554 thu rac"}

    services.deliver_waiting()

    assert (states(), BouncedAddress.objects.count()) == ([("waiting", 1)], 0)


def test_an_error_while_the_connection_is_closed_repeats_no_letter(mail_server, commune):
    a_letter(commune)
    mail_server.answers = {"QUIT": HANG_UP}

    services.deliver_waiting()
    with time_machine.travel(now() + timedelta(days=1)):
        services.deliver_waiting()

    assert (states(), len(mail_server.letters)) == ([("sent", 0)], 1)
