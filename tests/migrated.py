"""Databases that are migrated once a run, however many processes test: each takes a copy.

Migrating takes longer than most test files. The copies are made by PostgreSQL and by the file system.
"""

import fcntl
import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.core.management import call_command
from django.db import connection

from tests.services import USER, folder_of_run, postgres_programs

ROOT = Path(__file__).resolve().parents[1]
ORIGINAL = "migrated"
# manage.py migrate in a process of its own, without the search for garbage.
MIGRATE = """
import gc
gc.disable()
import django
from django.core.management import call_command
django.setup()
call_command("migrate", verbosity=0)
"""


def make_database(name: str) -> None:
    """Makes the database `name`, a copy of the migrated one, in the PostgreSQL of the run."""
    original()
    with connected_to("postgres"), connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}" TEMPLATE {ORIGINAL} STRATEGY file_copy')


def restore_into(server: Path, name: str) -> None:
    """Makes the migrated database anew as `name` in another PostgreSQL, whose sockets are in `server`."""
    original()
    programs = postgres_programs()
    account = f"--username={USER}"
    dump = [programs / "pg_dump", f"--host={folder_of_run() / 'postgres'}", account, ORIGINAL]
    words = subprocess.run(dump, check=True, capture_output=True).stdout
    subprocess.run([programs / "createdb", f"--host={server}", account, name], check=True)
    restore = [programs / "psql", f"--host={server}", account, "--quiet", "--set=ON_ERROR_STOP=1", name]
    subprocess.run(restore, input=words, check=True, stdout=subprocess.DEVNULL)


def original() -> None:
    """Migrates the database from which the others are copied, unless a process of this run did it before."""
    with one_process_at_a_time(ORIGINAL) as done:
        if done.exists():
            return
        with connected_to("postgres"), connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {ORIGINAL}")
        with connected_to(ORIGINAL), no_search_for_garbage():
            call_command("migrate", verbosity=0)
        done.touch()


def embedded_data(folder: Path) -> None:
    """Fills `folder` as the DATA_DIR of the embedded settings, with a migrated SQLite."""
    with one_process_at_a_time("embedded") as done:
        data = done.with_name("embedded-data")
        if not done.exists():
            environment = os.environ | {
                "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded",
                "DATA_DIR": str(data),
            }
            subprocess.run([sys.executable, "-c", MIGRATE], cwd=ROOT, env=environment, check=True)
            done.touch()
        shutil.copytree(data, folder, dirs_exist_ok=True)


@contextmanager
def one_process_at_a_time(work: str) -> Iterator[Path]:
    """Keeps the other processes of the run waiting; gives the file that tells that the work is done."""
    folder = folder_of_run()
    with (folder / f"{work}.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield folder / f"{work}.done"


@contextmanager
def connected_to(name: str) -> Iterator[None]:
    """Django's default database in this process is `name`."""
    settings = connection.settings_dict
    before = settings["NAME"]
    connection.close()
    settings["NAME"] = name
    try:
        yield
    finally:
        connection.close()
        settings["NAME"] = before


@contextmanager
def no_search_for_garbage() -> Iterator[None]:
    """Migrations make thousands of classes; Python looks in vain for those that are no longer used."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
