"""A pytest plugin (`-p tests.services`): a private PostgreSQL and Redis for the length of the run.

They start before Django reads its settings, listen on sockets in a private folder only, and end with the run,
also when pytest is killed. With xdist only the first process starts them; the others inherit its environment.
"""

import os
import pwd
import shutil
import signal
import subprocess
import tempfile
import time
from contextlib import ExitStack
from functools import partial
from pathlib import Path
from urllib.parse import quote

import psycopg2
import pytest
import redis

USER = "portal"
# Nothing here outlives the run, so nothing needs to survive a power cut.
POSTGRES_OPTIONS = {
    "listen_addresses": "",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}
# Redis offers 16 databases; each xdist process has one of its own.
QUEUES = 16


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config):
    worker = os.environ.get("PYTEST_XDIST_WORKER")
    if worker:
        os.environ["REDIS_URL"] += f"?virtual_host={int(worker.removeprefix('gw')) % QUEUES}"
    else:
        services = ExitStack()
        early_config.add_cleanup(services.close)
        os.environ.update(start(services))
    return (yield)


def start(services: ExitStack) -> dict[str, str]:
    """Starts both, registers their end with `services`, and returns the environment that leads to them."""
    folder = Path(tempfile.mkdtemp(prefix="portal-tests-"))
    services.callback(shutil.rmtree, folder, ignore_errors=True)
    # The server's own account must pass through to its sockets.
    folder.chmod(0o711)
    mail = folder / "mail"
    mail.mkdir()
    socket = start_redis(services, folder)
    sockets = start_postgres(services, folder)
    return {
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.testing",
        "DATABASE_URL": f"postgres://{USER}@{quote(str(sockets), safe='')}/{USER}",
        "REDIS_URL": f"redis+socket://{socket}",
        "EMAIL_FILE_PATH": str(mail),
        # Playwright's synchronous interface keeps an event loop in the thread that also asks the database.
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",
    }


def start_redis(services: ExitStack, folder: Path) -> Path:
    socket = folder / "redis.sock"
    command = ["redis-server", "--port", "0", "--unixsocket", str(socket), "--dir", str(folder)]
    command += ["--save", "", "--appendonly", "no", "--databases", str(QUEUES)]
    serve(services, command, folder / "redis.log")
    wait_for(redis.Redis(unix_socket_path=str(socket)).ping, redis.ConnectionError, folder / "redis.log")
    return socket


def start_postgres(services: ExitStack, folder: Path, settings: dict[str, str] = POSTGRES_OPTIONS) -> Path:
    programs = postgres_programs()
    home = folder / "postgres"
    home.mkdir(mode=0o700)
    as_owner = []
    if os.getuid() == 0:
        # PostgreSQL refuses to be run by root.
        account = pwd.getpwnam("postgres")
        os.chown(home, account.pw_uid, account.pw_gid)
        as_owner = ["--reuid=postgres", "--regid=postgres", "--init-groups"]
    cluster = home / "cluster"
    initdb = [programs / "initdb", "-D", cluster, "-U", USER, "--auth=trust", "--encoding=UTF8"]
    initdb += ["--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    subprocess.run(["setpriv", *as_owner, *initdb], check=True, stdout=subprocess.DEVNULL, cwd=home)
    options = [f"-c{name}={value}" for name, value in settings.items()]
    command = [programs / "postgres", "-D", cluster, f"-cunix_socket_directories={home}", *options]
    serve(services, command, folder / "postgres.log", as_owner)
    connect = partial(psycopg2.connect, host=str(home), user=USER, dbname="postgres")
    wait_for(lambda: connect().close(), psycopg2.OperationalError, folder / "postgres.log")
    return home


def postgres_programs() -> Path:
    """The folder of PostgreSQL's newest programs; Debian keeps initdb off the PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda file: int(file.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and not on_path:
        raise pytest.UsageError("Không thấy PostgreSQL. Hãy chạy: script/bootstrap --test")
    return found[-1].parent if found else Path(on_path).parent


def serve(services: ExitStack, command: list, log: Path, as_owner: list[str] = ()) -> None:
    """Starts a server that ends with this process, whatever ends this process.

    Both servers end at once on INT; in a session of their own they do not hear a terminal's Ctrl-C.
    """
    with log.open("wb") as output:
        process = subprocess.Popen(
            ["setpriv", "--pdeathsig=INT", *as_owner, *command],
            stdin=subprocess.DEVNULL,
            stdout=output,
            stderr=output,
            start_new_session=True,
        )
    services.callback(end, process)


def end(process: subprocess.Popen) -> None:
    process.send_signal(signal.SIGINT)
    process.wait(timeout=20)


def wait_for(attempt, refusal: type[Exception], log: Path) -> None:
    give_up_at = time.monotonic() + 30
    while time.monotonic() < give_up_at:
        try:
            attempt()
            return
        except refusal:
            time.sleep(0.02)
    raise RuntimeError(log.read_text())
