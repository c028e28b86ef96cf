"""Guessing passwords: it takes longer and longer, and nobody but the guesser waits."""

from datetime import timedelta
from urllib.parse import urlencode

import pytest
import time_machine
from django.test import Client
from django.urls import reverse

from dialogue_portal.accounts.models import User
from dialogue_portal.accounts.roles import Role
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.ratelimits import limits
from dialogue_portal.ratelimits.counting import count
from tests import build

pytestmark = pytest.mark.django_db

ELSEWHERE, AT_HOME = "203.0.113.9", "198.51.100.20"


@pytest.fixture(autouse=True)
def limits_as_they_are(settings):
    settings.RATE_LIMIT_FACTOR = 1


@pytest.fixture(autouse=True)
def clock():
    with time_machine.travel("2026-06-08 02:00+00:00", tick=False) as clock:
        yield clock


@pytest.fixture
def chair():
    return build.a_member(build.a_commune(), Role.CHAIR, username="chutich")


def log_in(client, name="chutich", password=build.PASSWORD, address=ELSEWHERE):
    typed = {"username": name, "password": password}
    return client.post(reverse("login"), typed, HTTP_X_FORWARDED_FOR=address)


def guess(times, clock=None, **where):
    """Wrong passwords, each as soon as it is let through; returns the status codes."""
    return [log_in(Client(), password=f"sai-{number}", **where).status_code for number in range(times)]


def test_after_five_wrong_passwords_each_try_waits_longer(chair, clock):
    guess(5)
    waits = []
    for _ in range(6):
        refused = log_in(Client())
        waits.append(int(refused["Retry-After"]))
        clock.shift(timedelta(seconds=waits[-1]))
        assert log_in(Client(), password="sai").status_code == 200

    assert [seconds // 60 for seconds in waits] == [1, 2, 4, 8, 15, 15]


def test_the_refusal_keeps_the_name_and_says_when(chair):
    guess(5)

    page = log_in(Client())

    assert page.status_code == 429
    assert [words for words in ("60 giây", "chutich", "nhập sai mật khẩu") if words not in page.text] == []
    assert build.PASSWORD not in page.text


def test_three_hundred_guesses_come_to_five(chair):
    assert guess(300).count(200) == 5


def test_the_name_in_other_letters_is_the_same_account(chair):
    guess(5)

    assert log_in(Client(), name=" CHUTICH").status_code == 429


def test_a_stranger_does_not_lock_out_the_device_of_the_chairman(chair):
    own = Client()
    log_in(own, address=AT_HOME)
    own.post(reverse("logout"))
    guess(50)

    assert log_in(own, address="192.0.2.99").status_code == 302


def test_a_stranger_does_not_lock_out_the_network_of_the_office(chair):
    log_in(Client(), address=AT_HOME)
    guess(50)

    assert log_in(Client(), address=AT_HOME).status_code == 302
    assert log_in(Client(), address="192.0.2.99").status_code == 429


def test_a_known_device_is_no_place_to_guess_from_either(chair):
    own = Client()
    log_in(own, address=AT_HOME)
    own.post(reverse("logout"))

    tried = [log_in(own, password="sai").status_code for _ in range(8)]

    assert tried == [200] * 5 + [429] * 3


def test_a_made_up_cookie_makes_no_known_device(chair):
    stranger = Client()
    stranger.cookies["known_device"] = "WyJ4IixbIngiXV0:khong:that"
    guess(5)

    assert log_in(stranger).status_code == 429


def test_the_right_password_ends_the_delay(chair):
    guess(4)
    log_in(Client())

    assert guess(5).count(200) == 5


def test_one_place_that_tries_many_accounts_is_stopped(chair):
    for _ in range(limits.LOGIN.most):
        count((limits.LOGIN, ELSEWHERE, 1))

    spraying = log_in(Client(), name="kinhte")
    others = log_in(Client(), address=AT_HOME)

    assert (spraying.status_code, others.status_code) == (429, 302)
    assert limits.LOGIN.reason in spraying.text


def test_logging_in_rightly_does_not_count_against_a_shared_address(chair):
    for _ in range(limits.LOGIN.most + 10):
        last = log_in(Client())

    assert last.status_code == 302


def test_the_person_and_the_administrators_are_told_once_a_day(chair, clock):
    User.objects.create_superuser("quantri", email="quantri@example.vn", password="x")
    for _ in range(14):
        log_in(Client(), password="sai")
        clock.shift(timedelta(minutes=15))

    letters = {letter.to: letter.subject for letter in OutgoingMail.objects.all()}
    assert letters == {
        chair.email: "Nhiều lần đăng nhập sai vào tài khoản của ông/bà",
        "quantri@example.vn": "Nhiều lần đăng nhập sai vào tài khoản chutich",
    }


def test_of_a_program_that_guesses_without_a_pause_they_are_told_too(chair):
    guess(300)

    assert [letter.to for letter in OutgoingMail.objects.all()] == [chair.email]


def test_who_guesses_from_the_same_network_does_not_lock_a_known_device_out(chair):
    own = Client()
    log_in(own)
    own.post(reverse("logout"))
    for _ in range(limits.LOGIN.most):
        count((limits.LOGIN, ELSEWHERE, 1))

    assert log_in(own).status_code == 302


def test_a_name_that_nobody_has_is_refused_like_any_other(chair):
    tried = [log_in(Client(), name="khong-co").status_code for _ in range(6)]

    assert (tried, OutgoingMail.objects.exists()) == ([200] * 5 + [429], False)


@pytest.mark.parametrize("name", ["a" * 151, "ă" * 400, "x" * 300_000])
def test_a_user_name_that_is_too_long_gets_a_sentence(chair, name):
    page = log_in(Client(), name=name)

    assert (page.status_code, "dài nhất 150 ký tự" in page.text) == (200, True)


@pytest.mark.parametrize("name", ["", "a\x00b", "\ud800", "'; --"])
def test_a_strange_user_name_is_no_error_of_the_portal(chair, name):
    body = urlencode({"username": name.encode("utf-8", "surrogatepass"), "password": "sai"})

    page = Client().generic("POST", reverse("login"), body, content_type="application/x-www-form-urlencoded")

    assert page.status_code == 200


def test_the_administration_has_the_same_door(chair, client):
    stranger = client.get("/quan-tri/login/?next=/quan-tri/accounts/user/")
    posted = client.post("/quan-tri/login/", {"username": "chutich", "password": build.PASSWORD})
    client.force_login(chair)
    without_right = client.get("/quan-tri/login/?next=/quan-tri/")
    client.force_login(User.objects.create_superuser("quantri", password="x"))

    assert stranger["Location"] == "/dang-nhap/?next=/quan-tri/accounts/user/"
    assert posted["Location"].startswith("/dang-nhap/")
    assert without_right.status_code == 403
    assert client.get("/quan-tri/login/?next=https://evil.example/")["Location"] == "/quan-tri/"
