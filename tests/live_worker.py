import email
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from email.message import EmailMessage
from email.policy import default
from pathlib import Path

from django.db import connection

READY_WITHIN = 60


class LiveWorker:
    """A Celery worker with its scheduler, in processes of their own, on the tests' database and queue.

    Whatever the schedule runs every few minutes comes every second (tests/quick_schedule.py); the letters that
    the worker sends land in `folder`.
    """

    def __init__(self, folder: Path):
        self.folder = folder
        self.letters_folder = folder / "letters"
        self.log = folder / "worker.log"
        self.process = None

    def start(self):
        """Starts the processes and waits until the worker is ready."""
        ready = self.folder / "ready"
        server, _ = os.environ["DATABASE_URL"].rsplit("/", 1)
        environment = os.environ | {
            "DATABASE_URL": f"{server}/{connection.settings_dict['NAME']}",
            "EMAIL_FILE_PATH": str(self.letters_folder),
            "READY_FILE": str(ready),
        }
        command = [
            sys.executable,
            "-m",
            "celery",
            "--app=tests.quick_schedule",
            "worker",
            "--beat",
            "--purge",
        ]
        command += [
            "--pool=prefork",
            "--concurrency=1",
            "--loglevel=INFO",
            f"--schedule={self.folder / 'beat'}",
        ]
        command += ["--without-gossip", "--without-mingle"]
        with self.log.open("wb") as log:
            self.process = subprocess.Popen(
                command,
                env=environment,
                stdout=log,
                stderr=log,
                stdin=subprocess.DEVNULL,
                start_new_session=True,
            )
        self.wait_until(ready.exists, READY_WITHIN)

    def wait_until(self, condition: Callable[[], object], seconds: float = 30):
        """Waits for the worker to bring about `condition`, and returns what it returned."""
        give_up_at = time.monotonic() + seconds
        while not (found := condition()):
            if time.monotonic() > give_up_at or self.process.poll() is not None:
                raise AssertionError(f"The worker did not get there. Its log:\n{self.log.read_text()}")
            time.sleep(0.05)
        return found

    def letters(self) -> list[EmailMessage]:
        """The letters that the worker has sent so far, oldest first."""
        return letters_in(self.letters_folder)

    def kill(self):
        """Ends it as a power cut does: it finishes nothing and tells nobody."""
        os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()

    def end(self):
        """Ends the worker with everything it started, before the test's tables are emptied."""
        if self.process is None:
            return
        self.process.terminate()
        with suppress(subprocess.TimeoutExpired):
            self.process.wait(timeout=10)
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


def letters_in(folder: Path) -> list[EmailMessage]:
    """The letters that Django's file backend wrote into `folder`, oldest first."""
    files = sorted(folder.glob("*.log"), key=lambda file: file.stat().st_mtime_ns)
    texts = [text for file in files for text in file.read_bytes().split(b"-" * 79 + b"\n") if text.strip()]
    return [email.message_from_bytes(text, policy=default) for text in texts]
