"""The application of tests/quick_schedule.py in a process whose clock is `CLOCK_AHEAD` seconds ahead."""

import os
from datetime import UTC, datetime, timedelta

import time_machine

from tests.quick_schedule import app

__all__ = ["app"]

ahead = timedelta(seconds=float(os.environ["CLOCK_AHEAD"]))
time_machine.travel(datetime.now(UTC) + ahead, tick=True).start()
