"""A pytest plugin (`-p tests.services`): what browsers get is built; a private PostgreSQL and Redis for the run.

The servers start before Django reads its settings, listen on sockets in a private folder only, and end with the run,
also when pytest is killed. With xdist only the first process starts them; the others inherit its environment.
"""

import gc
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
import redis

from webfiles.build import build

USER = "portal"
# The cluster ends with the run, so nothing needs to survive a power cut.
POSTGRES_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    # As in production's settings.
    "jit": "off",
    "max_connections": "200",
}
# In most tests nothing needs to survive the end of the server either.
NOTHING_LASTS = {"synchronous_commit": "off"}
# While the other processes still look for their tests.
MIGRATE = "import django; django.setup(); from tests.migrated import original; original()"
# Redis offers 16 databases; each xdist process has one of its own.
QUEUES = 16


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    """Starts the services before Django reads its settings."""
    # Until the tests begin nearly everything that is made stays: Python would look through it in vain.
    gc.disable()
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        os.environ["REDIS_URL"] += f"?virtual_host={int(worker.removeprefix('gw')) % QUEUES}"
    else:
        build()
        services = ExitStack()
        early_config.add_cleanup(services.close)
        os.environ.update(start(services))
        if getattr(early_config.known_args_namespace, "numprocesses", None):
            migrating = subprocess.Popen([sys.executable, "-c", MIGRATE], stdin=subprocess.DEVNULL)
            services.callback(ended, migrating)
    return (yield)


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop():
    """From here on Python looks for garbage again, but only among what the tests make."""
    gc.freeze()
    gc.enable()


def ended(process: subprocess.Popen) -> None:
    """Ends a process that is still at work."""
    process.kill()
    process.wait()


def start(services: ExitStack) -> dict[str, str]:
    """Starts both servers, which end with `services`; returns the environment variables that name them."""
    folder = Path(tempfile.mkdtemp(prefix="portal-tests-"))
    services.callback(shutil.rmtree, folder, ignore_errors=True)
    # The server's own account must pass through to its sockets.
    folder.chmod(0o711)
    mail = folder / "mail"
    mail.mkdir()
    for server in (redis_server(folder), postgres_server(folder, **NOTHING_LASTS)):
        services.callback(server.stop)
        server.start()
    return {
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.testing",
        "DATABASE_URL": database_url(folder),
        "REDIS_URL": redis_url(folder),
        "EMAIL_FILE_PATH": str(mail),
        # Playwright's synchronous interface keeps an event loop in the thread that also asks the database.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }


def folder_of_run() -> Path:
    """The private folder of the run, the same in all its processes."""
    return Path(os.environ["EMAIL_FILE_PATH"]).parent


def database_url(folder: Path) -> str:
    """The address of the PostgreSQL of `folder`."""
    return f"postgres://{USER}@{quote(str(folder / 'postgres'), safe='')}/{USER}"


def redis_url(folder: Path) -> str:
    """The address of the Redis of `folder`."""
    return f"redis+socket://{folder / 'redis.sock'}"


@dataclass
class Server:
    """A server that ends with this process, however this process ends; it may be stopped and started again."""

    command: list
    log: Path
    answers: Callable[[], object]
    refusal: type[Exception]
    as_owner: tuple[str, ...] = ()
    process: subprocess.Popen | None = None

    def start(self) -> None:
        """Starts the server, out of reach of a terminal's Ctrl-C, and waits until it answers."""
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                ["setpriv", "--pdeathsig=INT", *self.as_owner, *self.command],
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=output,
                start_new_session=True,
            )
        wait_for(self.answers, self.refusal, self.log)

    def stop(self, by: signal.Signals = signal.SIGINT) -> None:
        """Ends the server by a signal and waits for its end; both servers end at once on INT."""
        if self.process and self.process.poll() is None:
            self.process.send_signal(by)
            self.process.wait(timeout=20)


def redis_server(folder: Path) -> Server:
    """A Redis that stores nothing."""
    socket = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--dir", str(folder)]
    command += ["--save", "", "--appendonly", "no", "--databases", str(QUEUES)]
    ping = redis.Redis(unix_socket_path=str(socket)).ping
    return Server(command, folder / "redis.log", ping, redis.ConnectionError)


def postgres_server(folder: Path, **options: str) -> Server:
    """A PostgreSQL with an empty cluster of its own."""
    programs = postgres_programs()
    home = folder / "postgres"
    home.mkdir(mode=0o700)
    as_owner = ()
    if os.getuid() == 0:
        # PostgreSQL refuses to be run by root.
        account = pwd.getpwnam("postgres")
        os.chown(home, account.pw_uid, account.pw_gid)
        as_owner = ("--reuid=postgres", "--regid=postgres", "--init-groups")
    cluster = home / "cluster"
    initdb = [programs / "initdb", "-D", cluster, "-U", USER, "--auth=trust", "--encoding=UTF8"]
    initdb += ["--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    subprocess.run(["setpriv", *as_owner, *initdb], check=True, stdout=subprocess.DEVNULL, cwd=home)
    settings = [f"-c{name}={value}" for name, value in (POSTGRES_OPTIONS | options).items()]
    command = [programs / "postgres", "-D", cluster, f"-cunix_socket_directories={home}", *settings]
    connect = partial(psycopg2.connect, host=str(home), user=USER, dbname="postgres")
    return Server(
        command, folder / "postgres.log", lambda: connect().close(), psycopg2.OperationalError, as_owner
    )


def postgres_programs() -> Path:
    """The folder of PostgreSQL's newest programs; Debian keeps initdb off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise pytest.UsageError("Không thấy PostgreSQL. Hãy chạy: script/bootstrap --test")
    return found[-1].parent if found else Path(on_path).parent


def wait_for(attempt, refusal: type[Exception], log: Path) -> None:
    """Repeats `attempt` until it raises no `refusal`; raises RuntimeError with the log after 30 seconds."""
    give_up_at = time.monotonic() + 30
    while time.monotonic() < give_up_at:
        try:
            attempt()
            return
        except refusal:
            time.sleep(0.02)
    raise RuntimeError(log.read_text())
