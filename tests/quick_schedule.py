"""The portal's Celery application with a schedule of seconds; it makes READY_FILE when the worker is ready."""

import os
from pathlib import Path

from celery.signals import worker_ready

from dialogue_portal.celery import app

__all__ = ["app"]

app.conf.beat_schedule = {
    name: {**entry, "schedule": 1, "options": {}} for name, entry in app.conf.beat_schedule.items()
}
app.conf.beat_max_loop_interval = 1


@worker_ready.connect
def say_ready(**_):
    Path(os.environ["READY_FILE"]).touch()
