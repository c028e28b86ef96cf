"""Every run of a sweep leaves its times, and no run depends on that."""

from datetime import timedelta

import pytest
from django.contrib.sessions.models import Session
from django.db import connection
from django.utils.timezone import now

from dialogue_portal.accounts.tasks import clear_sessions
from dialogue_portal.celery import EVERY, app
from dialogue_portal.health.models import Sweep
from dialogue_portal.health.sweeps import NAMES

pytestmark = pytest.mark.django_db


def test_every_sweep_has_a_name():
    assert set(NAMES) == set(EVERY)


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_notes_every_sweep(celery_worker_process, client):
    celery_worker_process.wait_until(
        lambda: Sweep.objects.exclude(finished_at=None).count() == len(EVERY),
    )

    asked = client.get("/healthz")

    assert set(Sweep.objects.values_list("task", "failure")) == {(task, "") for task in EVERY}
    assert (asked.status_code, asked.json()["last_sweep_seconds"] < 10) == (200, True)


def test_a_failed_run_notes_its_error_and_the_next_good_one_forgets_it(settings):
    engine = settings.SESSION_ENGINE
    settings.SESSION_ENGINE = "khong.co"
    clear_sessions.apply()
    failed = Sweep.objects.values_list("failure", "finished_at").get(task=clear_sessions.name)

    settings.SESSION_ENGINE = engine
    clear_sessions.apply()

    assert failed == ("ModuleNotFoundError", None)
    assert Sweep.objects.filter(
        task=clear_sessions.name, failure="", finished_at__gte=now() - timedelta(minutes=1)
    ).exists()


def test_a_task_does_its_work_where_it_cannot_be_noted():
    Session.objects.create(session_key="cũ", expire_date=now() - timedelta(days=1))
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE health_sweep RENAME TO away")

    clear_sessions.apply()

    assert not Session.objects.exists()


def test_what_is_no_sweep_is_not_noted():
    app.tasks["dialogue_portal.notices.tasks.deliver_new"].apply()

    assert not Sweep.objects.exists()
