"""Counting: exact with many at once, by the visitor's own network, without names in the table."""

import threading
from datetime import timedelta

import pytest
import time_machine
from django.db import connection
from django.test import RequestFactory
from django.utils.timezone import now

from dialogue_portal.ratelimits.addresses import address_of, places_of
from dialogue_portal.ratelimits.counting import count, restore, uncount
from dialogue_portal.ratelimits.guard import Wait
from dialogue_portal.ratelimits.limits import HOUR, Limit
from dialogue_portal.ratelimits.models import Tally
from dialogue_portal.ratelimits.tasks import remove_old_tallies

THREE = Limit("three", 3, HOUR, "Quá ba lần.")


def once(subject="192.0.2.7"):
    [counted] = count((THREE, subject, 1))
    return counted.times, counted.is_over


@pytest.mark.django_db
def test_the_fourth_of_three_is_one_too_many_and_another_subject_is_not():
    assert [once() for _ in range(4)] == [(1, False), (2, False), (3, False), (4, True)]
    assert once("192.0.2.8") == (1, False)


@pytest.mark.django_db
def test_what_is_taken_back_does_not_count():
    once()
    uncount((THREE, "192.0.2.7", 1))

    assert once() == (1, False)


@pytest.mark.django_db
def test_what_is_restored_was_never_counted():
    for subject in ("192.0.2.7", "192.0.2.7", "192.0.2.8"):
        once(subject)

    restore((THREE, "192.0.2.7", 1))

    assert [once("192.0.2.7"), once("192.0.2.8")] == [(1, False), (2, False)]


@pytest.mark.django_db
def test_the_next_window_begins_at_one():
    with time_machine.travel("2026-06-08 02:59+00:00", tick=False) as clock:
        once()
        clock.shift(timedelta(minutes=2))

        assert once() == (1, False)


@pytest.mark.django_db
def test_the_table_holds_no_address_and_no_number():
    count((THREE, "192.0.2.7", 1), (Limit("phone", 3, HOUR, ""), "0912345678", 1))

    stored = str(list(Tally.objects.values_list("key", "limit_name")))
    assert [word for word in ("192.0.2.7", "0912345678") if word in stored] == []


@pytest.mark.django_db
def test_the_table_is_cleaned_of_windows_that_are_over():
    with time_machine.travel(now() - timedelta(days=2)):
        once()
    once()

    remove_old_tallies()

    assert Tally.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_many_at_once_exactly_three_pass():
    passed = []

    def ask():
        passed.extend(not once()[1] for _ in range(10))
        connection.close()

    asking = [threading.Thread(target=ask) for _ in range(8)]
    for thread in asking:
        thread.start()
    for thread in asking:
        thread.join()

    assert (len(passed), sum(passed)) == (80, 3)


def asked_from(address, forwarded=None):
    headers = {"HTTP_X_FORWARDED_FOR": forwarded} if forwarded is not None else {}
    return RequestFactory().get("/", REMOTE_ADDR=address, **headers)


@pytest.mark.parametrize(
    ("address", "forwarded", "found"),
    [
        ("203.0.113.9", None, "203.0.113.9"),
        # Nobody chooses an address by writing one: a visitor who is no proxy is not believed.
        ("203.0.113.9", "198.51.100.1", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "203.0.113.9, 127.0.0.1", "203.0.113.9"),
        ("", "203.0.113.9:51234", "203.0.113.9"),
        ("127.0.0.1", "::ffff:203.0.113.9", "203.0.113.9"),
        ("127.0.0.1", "[2001:db8::7]:443", "2001:db8::7"),
        ("127.0.0.1", "fe80::7%eth0", "fe80::7"),
        ("127.0.0.1", "203.0.113.9, unknown", "127.0.0.1"),
        ("127.0.0.1", "", "127.0.0.1"),
        ("", None, "0.0.0.0"),
        ("rubbish", "rubbish", "0.0.0.0"),
    ],
)
def test_the_visitor_is_the_nearest_that_is_no_trusted_proxy(address, forwarded, found):
    assert str(address_of(asked_from(address, forwarded))) == found


def test_a_proxy_on_another_machine_has_to_be_named(settings):
    request = asked_from("10.0.0.2", "203.0.113.9")
    before = str(address_of(request))
    settings.TRUSTED_PROXIES = ["10.0.0.0/24"]

    assert (before, str(address_of(request))) == ("10.0.0.2", "203.0.113.9")


def test_ipv6_is_counted_by_its_two_networks():
    assert places_of(asked_from("2001:db8:1:2:3:4:5:6")) == [("2001:db8:1:2::/64", 1), ("2001:db8:1::/48", 4)]


@pytest.mark.parametrize(
    ("seconds", "said", "words"),
    [
        (0.4, 1, "1 giây"),
        (90, 90, "90 giây"),
        (91, 120, "2 phút (sau 9h01)"),
        (3600, 3600, "1 giờ (sau 10h00)"),
        (5000, 5040, "1 giờ 24 phút (sau 10h23)"),
    ],
)
def test_the_header_and_the_sentence_name_the_same_time(a_monday, seconds, said, words):
    wait = Wait(now() + timedelta(seconds=seconds))

    assert (wait.seconds, str(wait)) == (said, words)
