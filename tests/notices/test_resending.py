"""A letter that was not sent: the office corrects its address and sends it again; it can send a trial letter."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils.timezone import now

from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices import services
from dialogue_portal.notices.models import MOST_ATTEMPTS, BouncedAddress, OutgoingMail
from dialogue_portal.records.models import Record
from tests import build

pytestmark = pytest.mark.django_db

REFUSES = {"RCPT": "550 5.1.1 khong co"}


def a_letter(commune, to="dan@example.vn", **fields):
    number = next(build.numbers)
    fields = {"key": f"thu-{number}", "subject": f"Thư {number}", "body": "Lời thư."} | fields
    return OutgoingMail.objects.create(authority=commune, to=to, **fields)


def a_failed_letter(commune, **fields):
    return a_letter(commune, attempts=MOST_ATTEMPTS, try_after=now() + timedelta(hours=3), **fields)


def url(view, commune, row=None):
    return reverse(f"notices:{view}", args=[commune.slug, *([row.pk] if row else [])])


def states():
    letters = OutgoingMail.objects.with_delivery().order_by("pk")
    return list(letters.values_list("delivery", "attempts"))


def messages_in(response):
    return [str(message) for message in response.context["messages"]]


def test_a_failed_letter_is_sent_again_once_however_often_the_button_is_pressed(
    client, mail_server, commune, clerk
):
    letter = a_failed_letter(commune)

    first = client.post(url("resend", commune, letter), follow=True)
    second = client.post(url("resend", commune, letter), follow=True)
    services.deliver_waiting()
    third = client.post(url("resend", commune, letter), follow=True)
    services.deliver_waiting()

    on_its_way = ["Thư này đã gửi hoặc đang chờ gửi, không cần gửi lại."]
    assert [messages_in(response) for response in (first, second, third)] == [
        ["Đang gửi lại 1 thư."],
        on_its_way,
        on_its_way,
    ]
    assert (len(mail_server.letters), states()) == (1, [("sent", 0)])
    assert list(Record.objects.values_list("label", "actor_name")) == [("Gửi lại thư", str(clerk))]


def test_a_letter_that_a_worker_is_sending_at_this_moment_is_not_sent_twice(
    client, mail_server, commune, clerk
):
    letter = a_letter(commune, attempts=3)
    OutgoingMail.objects.claim(letter.pk)
    BouncedAddress.objects.record_bounce(letter.to, "550")

    client.post(url("resend", commune, letter))
    services.deliver_waiting()

    assert mail_server.letters == []


@pytest.mark.parametrize("fields", [{}, {"attempts": 2}, {"sent_at": now()}])
def test_a_letter_that_waits_or_was_sent_has_no_button_and_is_not_sent_again(client, commune, clerk, fields):
    letter = a_letter(commune, **fields)
    before = states()

    page = client.get(url("outbox", commune)).text
    client.post(url("resend", commune, letter))
    client.post(url("correct", commune, letter), {"to": "khac@example.vn"})

    letter.refresh_from_db()
    assert (states(), letter.to, "Gửi lại" in page) == (before, "dan@example.vn", False)


def test_a_mistyped_address_is_corrected_and_the_letter_is_sent(client, mail_server, commune, clerk):
    mail_server.answers = REFUSES
    letter = a_letter(commune, to="dan@gmail.con")
    services.deliver_waiting()
    mail_server.answers = {}

    form = client.get(url("correct", commune, letter))
    response = client.post(url("correct", commune, letter), {"to": "dan@gmail.com"}, follow=True)
    services.deliver_waiting()

    assert 'value="dan@gmail.con"' in form.text and messages_in(response) == ["Đang gửi lại 1 thư."]
    assert [to for to, _ in mail_server.received] == ["dan@gmail.com"]
    # The wrong address stays bounced: no other letter must be sent there.
    assert [str(bounced) for bounced in BouncedAddress.objects.all()] == ["dan@gmail.con"]
    assert list(Record.objects.values_list("label", flat=True)) == ["Sửa địa chỉ người nhận", "Gửi lại thư"]


@pytest.mark.parametrize(
    ("typed", "error"),
    [
        ("dan@", "Địa chỉ thư chưa đúng, ví dụ đúng: ten@example.vn."),
        ("", "Xin ghi địa chỉ thư, ví dụ: ten@example.vn."),
    ],
)
def test_a_wrong_address_gets_an_error_and_stays_in_its_field(client, commune, clerk, typed, error):
    letter = a_failed_letter(commune)

    response = client.post(url("correct", commune, letter), {"to": typed})

    assert (response.status_code, response.context["form"].errors) == (422, {"to": [error]})
    assert error in response.text and response.context["form"]["to"].value() == typed
    assert states() == [("failed", MOST_ATTEMPTS)]


def test_all_blocked_letters_are_sent_when_their_address_is_released(client, mail_server, commune, clerk):
    mail_server.answers = REFUSES
    tried, never_tried = a_letter(commune), a_letter(commune, to="Dan@example.vn")
    left_before = a_letter(commune, sent_at=now())
    services.deliver_waiting()
    bounced = BouncedAddress.objects.get()
    mail_server.answers = {}

    first = client.post(url("release_address", commune, bounced), follow=True)
    second = client.post(url("release_address", commune, bounced), follow=True)
    services.deliver_waiting()

    assert messages_in(first) == ["Đã bỏ đánh dấu dan@example.vn. Đang gửi lại 2 thư."]
    assert messages_in(second) == ["Địa chỉ này không còn bị đánh dấu."]
    assert [subject for _, subject in mail_server.received] == [tried.subject, never_tried.subject]
    assert states() == [("sent", 0)] * 3 and left_before.subject not in str(mail_server.received)


def test_an_address_that_bounces_again_is_recorded_again(client, mail_server, commune, clerk):
    mail_server.answers = REFUSES
    letter = a_letter(commune)
    services.deliver_waiting()

    client.post(url("resend", commune, letter))
    released = BouncedAddress.objects.count()
    services.deliver_waiting()

    assert (released, BouncedAddress.objects.count(), states()) == (0, 1, [("refused", 1)])


def test_a_letter_for_a_later_time_keeps_it_when_its_address_is_released(client, commune, clerk):
    later = now() + timedelta(days=2)
    letter = a_letter(commune, try_after=later)
    BouncedAddress.objects.record_bounce(letter.to, "550")

    client.post(url("release_address", commune, BouncedAddress.objects.get()))

    letter.refresh_from_db()
    assert (letter.try_after, states()) == (later, [("waiting", 0)])


@pytest.mark.parametrize(
    ("role", "status"),
    [
        (Role.CLERK, 302),
        (Role.CHAIR, 302),
        (Role.VICE_CHAIR, 302),
        (Role.OFFICER, 403),
        (Role.SECRETARY, 403),
    ],
)
def test_the_office_and_the_leaders_send_again_and_nobody_else(client, commune, role, status):
    letter = a_failed_letter(commune)
    BouncedAddress.objects.record_bounce(letter.to, "550")
    bounced = BouncedAddress.objects.get()
    client.force_login(build.a_member(commune, role))

    asked = [
        client.post(url("resend", commune, letter)),
        client.post(url("correct", commune, letter), {"to": "khac@example.vn"}),
        client.post(url("release_address", commune, bounced)),
        client.post(url("try_mail", commune)),
    ]

    assert [response.status_code for response in asked] == [status] * 4


@pytest.mark.parametrize("view", ["resend", "correct"])
def test_a_letter_of_another_commune_is_not_found(client, commune, clerk, view):
    other = build.a_commune()
    letter = a_failed_letter(other)

    answers = [
        client.post(url(view, place, letter), {"to": "a@b.vn"}).status_code for place in (commune, other)
    ]

    assert (answers, states()) == ([404, 404], [("failed", MOST_ATTEMPTS)])


def test_an_address_only_another_commune_wrote_to_is_not_released(client, commune, clerk):
    a_letter(build.a_commune())
    BouncedAddress.objects.record_bounce("dan@example.vn", "550")

    client.post(url("release_address", commune, BouncedAddress.objects.get()))

    assert BouncedAddress.objects.count() == 1


@pytest.mark.parametrize("view", ["resend", "release_address", "try_mail"])
def test_nothing_is_sent_by_following_a_link_or_from_another_site(commune, view):
    letter = a_failed_letter(commune)
    BouncedAddress.objects.record_bounce(letter.to, "550")
    row = {"resend": letter, "release_address": BouncedAddress.objects.get()}.get(view)
    client = Client(enforce_csrf_checks=True)
    client.force_login(build.a_member(commune, Role.CLERK))

    answers = client.get(url(view, commune, row)), client.post(url(view, commune, row))

    assert [answer.status_code for answer in answers] == [405, 403]
    assert (OutgoingMail.objects.count(), BouncedAddress.objects.count()) == (1, 1)


@pytest.mark.django_db(transaction=True)
def test_two_clerks_who_press_at_once_send_once(mail_server, commune):
    letter = a_failed_letter(commune)
    clerks = [Client(), Client()]
    for client in clerks:
        client.force_login(build.a_member(commune, Role.CLERK))

    def press(client):
        client.post(url("resend", commune, letter))
        connection.close()

    presses = [threading.Thread(target=press, args=[client]) for client in clerks]
    for thread in presses:
        thread.start()
    for thread in presses:
        thread.join()
    services.deliver_waiting()

    assert (Record.objects.count(), len(mail_server.letters), states()) == (1, 1, [("sent", 0)])


def test_a_trial_letter_goes_to_whoever_asks_and_is_sent_like_any_other(client, mail_server, commune, clerk):
    response = client.post(url("try_mail", commune), follow=True)
    waiting = "Chờ gửi" in response.text
    services.deliver_waiting()

    page = client.get(url("outbox", commune)).text
    [(to, subject)] = mail_server.received
    assert (to, waiting, "Đã gửi" in page) == (clerk.email, True, True)
    assert subject.startswith("Thư thử của cổng đối thoại") and subject in page
    assert "Nhận được thư này nghĩa là cổng gửi thư được." in mail_server.letters[0].get_content()


def test_one_trial_letter_a_minute_for_each_person(client, commune, clerk):
    start = now()
    counts = []
    for seconds in (0, 30, 59, 61):
        with time_machine.travel(start + timedelta(seconds=seconds), tick=False):
            response = client.post(url("try_mail", commune), follow=True)
        counts.append((OutgoingMail.objects.count(), "Xin đợi một phút" in response.text))
    client.force_login(build.a_member(commune, Role.CHAIR))

    client.post(url("try_mail", commune))

    assert counts == [(1, False), (1, True), (1, True), (2, False)]
    assert OutgoingMail.objects.count() == 3


def test_a_person_without_an_address_gets_a_message_instead_of_a_trial_letter(client, commune):
    client.force_login(build.a_member(commune, Role.CLERK, email=""))

    response = client.post(url("try_mail", commune), follow=True)

    assert "Tài khoản của ông/bà chưa có địa chỉ thư điện tử" in messages_in(response)[0]
    assert not OutgoingMail.objects.exists()
