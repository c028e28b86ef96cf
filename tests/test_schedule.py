"""What runs every few minutes: a real scheduler and a real worker on PostgreSQL and Redis."""

import importlib
from datetime import timedelta

import pytest
import time_machine
from django.utils.timezone import localdate, now

from desk.reminders.services import ALERT_STEPS
from dialogue_portal.accounts.roles import Role
from dialogue_portal.beat import Scheduler
from dialogue_portal.celery import EVERY, MINUTE, app
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from tests import build


@pytest.mark.parametrize("name", EVERY)
def test_every_scheduled_task_exists(name):
    module, task = name.rsplit(".", 1)

    assert getattr(importlib.import_module(module), task).name == name


def test_a_scheduler_whose_clock_is_put_back_a_week_goes_on_at_once(tmp_path):
    ahead = now() + timedelta(days=7)
    with time_machine.travel(ahead, tick=False) as clock:
        beat = Scheduler(app, schedule_filename=str(tmp_path / "beat"))
        for _ in EVERY:
            clock.shift(60)
            beat.tick()
        clock.shift(timedelta(days=-7))

        waits = beat.tick()
    beat.close()

    assert 0 <= waits <= MINUTE


@pytest.mark.django_db(transaction=True)
def test_the_schedule_reminds_and_escalates_each_late_thing_once(celery_worker_process):
    worker = celery_worker_process
    long_ago = localdate() - timedelta(days=40)
    late = build.an_assignment(start=long_ago)
    leader = build.a_member(late.authority, Role.CHAIR)
    owed = build.a_conclusion(start=long_ago)
    build.at_all_hours(late.authority)

    def all_done():
        late.refresh_from_db()
        owed.refresh_from_db()
        sealed = not Record.objects.unsealed().exists()
        return late.notified_on and owed.alert and sealed and all_sent()

    worker.wait_until(all_done)
    first = sorted((letter["To"], letter["Subject"]) for letter in worker.letters())
    # After a second round of every sweep a doubled letter would be here.
    OutgoingMail.objects.create(
        authority=late.authority, key="sau cùng", to="cuoi@example.vn", subject="Cuối", body="Hết"
    )
    worker.wait_until(all_sent)

    steps = list(Record.objects.filter(step__in=ALERT_STEPS).values_list("step", flat=True))
    addressees = [address for address, _ in first]
    assert (steps, leader.email in addressees, len(worker.letters())) == (
        ["chairman", "chairman"],
        True,
        len(first) + 1,
    )


def all_sent():
    return OutgoingMail.objects.exists() and not OutgoingMail.objects.filter(sent_at=None).exists()
