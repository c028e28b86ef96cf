"""Starts a process, starts it again when it dies, and ends it together with all processes it started."""

import ctypes
import os
import signal
import subprocess
import sys
import time
from contextlib import suppress

# In seconds: the death of a process that ran longer counts as its first one.
HEALTHY_AFTER = 30
MOST_DEATHS = 4
FIRST_PAUSE = 1.0
# In seconds: an idle Celery worker needs three until its pool has ended; the rest of its ending may be cut short.
PATIENCE = 4

PR_SET_PDEATHSIG = 1
LIBC = ctypes.CDLL(None)


class GivenUp(Exception):
    """A process dies again and again; the sentence is for the administrator."""


class Child:
    """One process of the portal, with a process group of its own, so that none of its children survives it."""

    def __init__(self, name: str, command: list[str]):
        self.name, self.command = name, command
        self.process: subprocess.Popen[bytes] | None = None
        self.deaths = 0
        self.started_at = self.start_again_at = 0.0

    def start(self):
        """Starts the process."""
        self.started_at = time.monotonic()
        self.process = subprocess.Popen(
            self.command,
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            preexec_fn=self._die_with_parent,  # noqa: PLW1509 — the command that starts processes has one thread
        )

    def keep_alive(self):
        """Starts the process again if it died, each time after a longer pause; raises GivenUp after several deaths."""
        now = time.monotonic()
        if self.process is None:
            if now >= self.start_again_at:
                self.start()
        elif self.process.poll() is not None:
            self._count_death(self.process.returncode, now)

    def _count_death(self, code, now):
        self.kill()
        self.deaths = 1 if now - self.started_at > HEALTHY_AFTER else self.deaths + 1
        if self.deaths >= MOST_DEATHS:
            raise GivenUp(
                f"Tiến trình «{self.name}» dừng {self.deaths} lần liên tiếp (mã {code}). Xem lỗi ở trên."
            )
        pause = FIRST_PAUSE * 2 ** (self.deaths - 1)
        self.start_again_at = now + pause
        sys.stderr.write(f"Tiến trình «{self.name}» đã dừng (mã {code}), sẽ chạy lại sau {pause:g} giây.\n")

    def ask_to_end(self):
        """Asks the process to end by itself."""
        if self.process:
            self.process.terminate()

    def kill(self):
        """Ends the process and its group at once; does nothing where they have ended."""
        if self.process:
            with suppress(ProcessLookupError):
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    @staticmethod
    def end_all(children):
        """Asks all to end, waits a few seconds, then kills them; the next sweep does the tasks that were cut short."""
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
        """Runs in the new process, so that it ends even when the portal is killed with `kill -9`."""
        LIBC.prctl(PR_SET_PDEATHSIG, signal.SIGTERM)
