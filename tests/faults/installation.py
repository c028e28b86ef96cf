import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import redis
import time_machine
from django.contrib.contenttypes.models import ContentType
from django.db import connection

from dialogue_portal.celery import EVERY
from dialogue_portal.health.models import Sweep
from tests import services
from tests.live_worker import letters_in
from tests.migrated import restore_into

ROOT = Path(__file__).resolve().parents[2]
PATIENCE = 60
MIGRATED, IN_USE = "migrated", "portal"


@dataclass
class Program:
    """A process of the installation, with everything it starts."""

    process: subprocess.Popen
    log: Path

    @property
    def runs(self) -> bool:
        """Whether it has not ended."""
        return self.process.poll() is None

    def tells_of(self, word: str) -> bool:
        """Whether its log has the word."""
        return word in self.log.read_text()

    def kill(self) -> None:
        """Ends it as a power cut does: it finishes nothing and tells nobody."""
        with suppress(ProcessLookupError):
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()


class Installation:
    """A PostgreSQL and Redis of its own in `folder`, and the portal's real processes on them, whose clock is set.

    The test's own ORM leads to its database inside `fresh()`. Whatever the schedule runs every few minutes comes
    every second (tests/quick_schedule.py).
    """

    def __init__(self, folder: Path):
        self.folder = folder
        # The server's own account must pass through to its sockets.
        folder.chmod(0o711)
        self.postgres = services.postgres_server(folder)
        self.redis = services.redis_server(folder)
        self.queue = redis.Redis(unix_socket_path=str(folder / "redis.sock"))
        self.programs: list[Program] = []

    def start(self) -> None:
        """Starts both servers and makes a migrated database, from which each scenario gets a copy."""
        self.postgres.start()
        self.redis.start()
        restore_into(self.folder / "postgres", MIGRATED)

    def stop(self) -> None:
        """Stops both servers."""
        self.redis.stop()
        self.postgres.stop()

    @contextmanager
    def fresh(self) -> Iterator[None]:
        """A migrated database, an empty queue and no letters, for one scenario; its processes end with it."""
        with self._database("postgres"), connection.cursor() as cursor:
            cursor.execute(f"DROP DATABASE IF EXISTS {IN_USE} WITH (FORCE)")
            cursor.execute(f"CREATE DATABASE {IN_USE} TEMPLATE {MIGRATED} STRATEGY file_copy")
        self.queue.flushall()
        self.scenario = Path(tempfile.mkdtemp(dir=self.folder))
        try:
            with self._database(IN_USE):
                yield
        finally:
            for program in self.programs:
                program.kill()
            self.programs.clear()

    @contextmanager
    def _database(self, name) -> Iterator[None]:
        """Django's default database in this process, in every thread."""
        settings = connection.settings_dict
        before = {key: settings[key] for key in ("HOST", "NAME")}
        connection.close()
        settings.update(HOST=str(self.folder / "postgres"), NAME=name)
        ContentType.objects.clear_cache()
        try:
            yield
        finally:
            connection.close()
            settings.update(before)
            ContentType.objects.clear_cache()

    # Processes

    def both(self, clock: datetime) -> list[Program]:
        """Starts a worker and a scheduler whose clocks show `clock`."""
        beat = self.beat(clock)
        return [self.worker(clock), beat]

    def worker(self, clock: datetime, name="worker") -> Program:
        """Starts a worker of two processes whose clock shows `clock`, and waits until it is ready."""
        ready = self.scenario / f"{len(self.programs)}.ready"
        options = ["--concurrency=2", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        program = self._celery(name, clock, "worker", *options, READY_FILE=str(ready))
        self.wait_until(ready.exists)
        return program

    def beat(self, clock: datetime, name="beat") -> Program:
        """Starts a scheduler; one of the same name goes on from what the last one stored."""
        return self._celery(name, clock, "beat", f"--schedule={self.scenario / name}", "--pidfile=")

    def _celery(self, name, clock, command, *options, **environment):
        ahead = (clock - datetime.now(UTC)).total_seconds()
        arguments = ["celery", "--app=tests.faults.shifted_clock", command, "--loglevel=INFO", *options]
        return self._run(name, "-m", *arguments, CLOCK_AHEAD=str(ahead), **environment)

    def _run(self, name, *arguments, **environment):
        log = self.scenario / f"{name}.log"
        with log.open("ab") as output:
            process = subprocess.Popen(
                [sys.executable, *arguments],
                cwd=ROOT,
                env=os.environ | self.environment | environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        program = Program(process, log)
        self.programs.append(program)
        return program

    @property
    def letters_folder(self) -> Path:
        """Where letters go."""
        return self.scenario / "letters"

    @property
    def environment(self) -> dict[str, str]:
        """The environment variables of the portal's processes."""
        server, _ = services.database_url(self.folder).rsplit("/", 1)
        return {
            "DJANGO_SETTINGS_MODULE": "tests.faults.settings",
            "SECRET_KEY": "only-for-tests",
            "ALLOWED_HOSTS": "localhost",
            "BASE_URL": "https://doithoai.example.vn",
            "DATABASE_URL": f"{server}/{IN_USE}",
            "REDIS_URL": services.redis_url(self.folder),
            "EMAIL_FILE_PATH": str(self.letters_folder),
        }

    def command(self, *arguments: str) -> Program:
        """`manage.py` inside the installation, on the machine's own clock."""
        return self._run("command", "manage.py", *arguments)

    # What happens

    def wait_until(self, condition: Callable[[], object]):
        """Waits for the processes to bring about `condition`, and returns what it returned."""
        give_up_at = time.monotonic() + PATIENCE
        while not (found := condition()):
            if time.monotonic() > give_up_at:
                logs = {program.log for program in self.programs}
                raise AssertionError("\n".join(log.read_text()[-8000:] for log in logs))
            time.sleep(0.05)
        return found

    def every_sweep_runs_once_more(self) -> None:
        """Waits until each task of the schedule has begun after this moment and ended well."""
        Sweep.objects.all().delete()
        whole = Sweep.objects.filter(started_at__isnull=False, finished_at__isnull=False, failure="")
        self.wait_until(lambda: whole.count() == len(EVERY))

    def calls_waiting(self) -> int:
        """How many calls of the scheduler wait in Redis."""
        return self.queue.llen("celery")

    def letters_that_left(self) -> list[str]:
        """The left side of the Message-ID of every letter that left, as often as it left."""
        return sorted(letter["Message-ID"].partition("@")[0] for letter in letters_in(self.letters_folder))


def on(moment: datetime):
    """Sets the clock of this process to `moment`."""
    return time_machine.travel(moment, tick=True)
