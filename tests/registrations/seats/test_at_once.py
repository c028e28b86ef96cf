"""Twenty heads and forty citizens press at the same moment, on PostgreSQL: no quota and no hall gets too full.

The same without the lock is in bench/seats.py: it shows that the tests below could fail.
"""

import pytest
from django.utils.timezone import localdate

from dialogue_portal.accounts.roles import Role
from dialogue_portal.records.flow import StepRefused
from registrations.delegates import services as delegates
from registrations.delegates.actors import HeadOfCollector
from registrations.form.services import register
from registrations.models import Delegate, Registration
from registrations.seats.hall import hall_of, place_in_queue
from registrations.seats.services import set_seats
from registrations.sender.services import withdraw
from tests import build
from tests.at_once import all_at_once

pytestmark = pytest.mark.django_db(transaction=True)

HAMLETS, PLACES, TRIES = 20, 2, 4
SEATS, PEOPLE = 10, 40
AT_ONCE = 20


def test_twenty_hamlets_name_at_once_and_no_quota_gets_too_full_and_nobody_is_lost():
    round = build.a_round()
    quotas = [build.a_quota(build.a_collector(round), PLACES) for _ in range(HAMLETS)]

    def press(given):
        quota, number = given
        actor = HeadOfCollector(quota.collector)
        try:
            return delegates.name(
                quota, actor=actor, today=localdate(), full_name=f"Ngô Văn {'ABCD'[number]}"
            )
        except StepRefused:
            return None

    made = all_at_once(press, [(quota, number) for number in range(TRIES) for quota in quotas], AT_ONCE)

    assert [quota.delegates.count() for quota in quotas] == [PLACES] * HAMLETS
    assert {one.pk for one in made if one} == {one.pk for one in Delegate.objects.all()}


def test_one_person_for_two_groups_of_a_hamlet_at_once_is_named_once():
    collector = build.a_collector()
    quotas = [build.a_quota(collector, 1, group=f"nhóm {number}") for number in range(8)]

    def press(quota):
        try:
            return delegates.name(
                quota, actor=HeadOfCollector(collector), today=localdate(), full_name="Ngô Thị Lụa"
            )
        except StepRefused:
            return None

    all_at_once(press, quotas, AT_ONCE)

    assert Delegate.objects.count() == 1


def test_the_last_seats_are_given_once_and_everybody_else_waits_in_one_queue():
    round = a_hall()

    all_at_once(lambda number: sent(round, number), range(PEOPLE), AT_ONCE)

    hall = hall_of(round)
    assert (hall.taken, hall.waiting) == (SEATS, PEOPLE - SEATS)
    waiting = Registration.objects.filter(seat="waits")
    assert sorted(map(place_in_queue, waiting)) == list(range(1, PEOPLE - SEATS + 1))


def test_people_who_withdraw_while_others_register_leave_no_seat_empty_and_none_twice():
    round = a_hall()
    early = [sent(round, number) for number in range(SEATS + 5)]

    def act(number):
        return withdraw(early[number], today=localdate()) if number < SEATS else sent(round, 100 + number)

    all_at_once(act, range(PEOPLE), AT_ONCE)

    hall = hall_of(round)
    coming = Registration.objects.filter(withdrawn_at=None).count()
    assert (hall.taken, hall.taken + hall.waiting) == (SEATS, coming)


def a_hall():
    round = build.a_round()
    office = build.a_member(round.authority, Role.CLERK)
    set_seats(round, actor=office, today=localdate(), delegates=None, registered=SEATS)
    round.refresh_from_db()
    return round


def sent(round, number):
    return register(
        round,
        form_key=f"trang {number}",
        today=localdate(),
        procedures=f"Việc số {number} vì sao chậm?",
        full_name=f"Ngô Thị {'ABCDEFGH'[number % 8]}",
        phone=f"09123{number:05}",
        address="Thôn Đông",
        email="",
        attends=True,
    )
