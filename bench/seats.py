"""What parallel heads and citizens do to quotas and seats without the lock, and with it.

.venv/bin/python bench/seats.py [--times 5]

On a PostgreSQL of its own, with twenty threads: 20 hamlets with 2 places each are named 4 people each, and 40 people
register for 10 seats. Each is done first with the locks left out, then as the portal does it.
"""

import argparse
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack

from citizen import set_up

HAMLETS, PLACES, TRIES = 20, 2, 4
SEATS, PEOPLE = 10, 40
AT_ONCE = 20


def all_at_once(work, everything):
    """Calls `work` in threads, each with a connection of its own."""
    from django.db import connections

    def one(given):
        try:
            work(given)
        finally:
            connections.close_all()

    with ThreadPoolExecutor(AT_ONCE) as people:
        list(people.map(one, everything))


def names(build):
    """How many people too many the quotas have, and how many are missing."""
    from django.utils.timezone import localdate

    from dialogue_portal.records.flow import StepRefused
    from registrations.delegates import services
    from registrations.delegates.actors import HeadOfCollector

    round = build.a_round()
    quotas = [build.a_quota(build.a_collector(round), PLACES) for _ in range(HAMLETS)]

    def press(given):
        quota, name = given
        try:
            services.name(
                quota, actor=HeadOfCollector(quota.collector), today=localdate(), full_name=f"Ngô Văn {name}"
            )
        except StepRefused:
            return

    all_at_once(press, [(quota, name) for quota in quotas for name in "ABCD"[:TRIES]])
    named = [quota.delegates.count() for quota in quotas]
    return sum(max(0, count - PLACES) for count in named), sum(max(0, PLACES - count) for count in named)


def seats(build):
    """How many people too many have a seat, and how many seats stay empty."""
    from django.utils.timezone import localdate

    from dialogue_portal.accounts.roles import Role
    from registrations.form.services import register
    from registrations.seats.hall import hall_of
    from registrations.seats.services import set_seats

    round = build.a_round()
    office = build.a_member(round.authority, Role.CLERK)
    set_seats(round, actor=office, today=localdate(), delegates=None, registered=SEATS)
    round.refresh_from_db()

    def press(number):
        person = {"phone": f"09123{number:05}", "address": "Thôn Đông", "email": "", "attends": True}
        register(
            round,
            form_key=f"trang {number}",
            today=localdate(),
            procedures=f"Việc số {number} vì sao chậm?",
            full_name="Ngô Thị Lụa",
            **person,
        )

    all_at_once(press, range(PEOPLE))
    taken = hall_of(round).taken
    return max(0, taken - SEATS), max(0, SEATS - taken)


def without_locks():
    """Leaves the locks out; gives back what puts them in again."""
    from plans.models import Round
    from registrations.delegates import services
    from registrations.delegates.models import Quota
    from registrations.form import services as forms

    kept = services._locked, forms.locked_round
    services._locked = lambda quota: Quota.objects.select_related("authority", "collector__round__plan").get(
        pk=quota.pk
    )
    forms.locked_round = lambda round: Round.objects.select_related("plan", "authority").get(pk=round.pk)

    def restore():
        services._locked, forms.locked_round = kept

    return restore


def main():
    """Prints both figures of every run."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--times", type=int, default=5)
    times = parser.parse_args().times
    with ExitStack() as stack:
        set_up(stack)
        from tests import build

        for what, measure in (("names", names), ("seats", seats)):
            restore = without_locks()
            print(f"{what}, without the lock: too many, missing", [measure(build) for _ in range(times)])
            restore()
            kept = [measure(build) for _ in range(times)]
            print(f"{what}, with the lock:    too many, missing", kept)
            print("pass" if set(kept) == {(0, 0)} else "fail")


if __name__ == "__main__":
    main()
