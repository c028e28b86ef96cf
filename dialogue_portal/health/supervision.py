"""Starts a process, starts it again when it dies, and ends it with everything it started."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

# A process that lived this long was healthy: its death counts as the first one again.
HEALTHY_AFTER = 30
MOST_DEATHS = 4
FIRST_PAUSE = 1.0
# An idle Celery worker needs three seconds until its pool has ended, and two more for nothing worth waiting for.
PATIENCE = 4

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


class GivenUp(Exception):
    """A process dies again and again; the sentence is for the administrator."""


class Child:
    """One process of the portal, leader of a group of its own, so that nothing of it can be left behind."""

    def __init__(self, name: str, command: list[str]):
        self.name, self.command = name, command
        self.process = None
        self.deaths = 0
        self.started_at = self.start_again_at = 0.0

    def start(self):
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command, start_new_session=True, stdin=subprocess.DEVNULL, preexec_fn=self._die_with_parent
        )

    def keep_alive(self):
        """Starts the process again if it died, each time after a longer pause; raises GivenUp in the end."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_again_at:
                self.start()
        elif self.process.poll() is not None:
            self._count_death(now)

    def _count_death(self, now):
        code = self.process.returncode
        self.kill()
        self.deaths = 1 if now - self.started_at > HEALTHY_AFTER else self.deaths + 1
        if self.deaths >= MOST_DEATHS:
            raise GivenUp(
                f"Tiến trình «{self.name}» dừng {self.deaths} lần liên tiếp (mã {code}). Xem lỗi ở trên."
            )
        pause = FIRST_PAUSE * 2 ** (self.deaths - 1)
        self.start_again_at = now + pause
        print(
            f"Tiến trình «{self.name}» đã dừng (mã {code}), sẽ chạy lại sau {pause:g} giây.", file=sys.stderr
        )

    def ask_to_end(self):
        if self.process:
            self.process.terminate()

    def kill(self):
        """Ends what is left of the group; a group that is gone already is fine."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    @staticmethod
    def end_all(children):
        """Asks all to end, waits a few seconds, then kills; tasks cut short are done by the next sweep."""
        for child in children:
            child.ask_to_end()
        patience_ends = time.monotonic() + PATIENCE
        while time.monotonic() < patience_ends and any(
            c.process and c.process.poll() is None for c in children
        ):
            time.sleep(0.05)
        for child in children:
            child.kill()

    @staticmethod
    def _die_with_parent():
        """Runs in the new process: even `kill -9` of the portal ends it."""
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
