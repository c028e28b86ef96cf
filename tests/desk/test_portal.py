import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path

import pytest

from dialogue_portal.health import supervision
from dialogue_portal.health.supervision import Child, GivenUp
from tests.migrated import embedded_data

ROOT = Path(__file__).resolve().parents[2]


def free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return server.getsockname()[1]


def alive_below(leader: int) -> list[int]:
    """The processes whose session was opened by `leader` or one of its children."""
    rows = []
    for file in Path("/proc").glob("[0-9]*/stat"):
        with suppress(OSError):  # ended between the listing and the look
            pid, rest = file.read_text().split(" (", 1)
            state, parent, _, session = rest.rsplit(") ", 1)[1].split()[:4]
            rows.append((int(pid), state, int(parent), int(session)))
    families = {leader} | {session for _, _, parent, session in rows if parent == leader}
    return [pid for pid, state, _, session in rows if session in families and state != "Z"]


def until(condition, seconds=30):
    give_up_at = time.monotonic() + seconds
    while not (found := condition()):
        assert time.monotonic() < give_up_at, "gave up waiting"
        time.sleep(0.05)
    return found


@pytest.fixture
def portal(tmp_path):
    """The command on a database of its own, started as script/server starts it."""
    environment = os.environ | {
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded",
        "DATA_DIR": str(tmp_path),
        "PORT": str(free_port()),
    }
    embedded_data(tmp_path)
    process = subprocess.Popen(
        [sys.executable, "manage.py", "portal"],
        cwd=ROOT,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
    )
    process.environment = environment
    yield process
    for pid in alive_below(process.pid):
        os.kill(pid, signal.SIGKILL)
    process.communicate()


def wait_for_address(portal) -> str:
    for line in portal.stdout:
        if "đang chạy tại" in line:
            return line.split()[-1]
    raise AssertionError("The portal ended before it printed its address.")


def test_one_command_serves_pages_runs_tasks_and_ends_without_a_trace(portal, tmp_path):
    address = wait_for_address(portal)

    with urllib.request.urlopen(f"{address}dang-nhap/") as page:
        assert page.status == 200
    send = "from dialogue_portal.records.tasks import seal_records; seal_records.delay()"
    subprocess.run(
        [sys.executable, "manage.py", "shell", "-v0", "-c", send], cwd=ROOT, env=portal.environment
    )
    until(lambda: not list((tmp_path / "queue").iterdir()))
    portal.send_signal(signal.SIGINT)
    portal.wait(timeout=10)

    assert portal.returncode == 0
    assert alive_below(portal.pid) == []


def test_a_second_portal_on_the_same_data_is_refused(portal):
    wait_for_address(portal)

    second = subprocess.run(
        [sys.executable, "manage.py", "portal", f"--port={free_port()}"],
        cwd=ROOT,
        env=portal.environment,
        capture_output=True,
        text=True,
    )

    assert second.returncode == 1
    assert f"(tiến trình {portal.pid})" in second.stderr


def test_a_killed_process_is_started_again():
    child = Child("thử", ["sleep", "60"])
    child.start()
    first = child.process.pid

    os.kill(first, signal.SIGKILL)
    child.process.wait()
    child.keep_alive()
    until(lambda: child.keep_alive() or child.process)

    assert child.process.pid != first
    Child.end_all([child])


def test_a_process_that_keeps_dying_is_given_up(monkeypatch):
    monkeypatch.setattr(supervision, "FIRST_PAUSE", 0.01)
    child = Child("thử", ["false"])
    child.start()

    with pytest.raises(GivenUp, match="Tiến trình «thử» dừng 4 lần liên tiếp"):
        until(child.keep_alive)


def test_ending_leaves_nothing_of_a_process_that_does_not_listen(monkeypatch):
    monkeypatch.setattr(supervision, "PATIENCE", 0.2)
    child = Child("thử", ["bash", "-c", "trap '' TERM; sleep 60 & sleep 60; sleep 60"])
    child.start()
    leader = child.process.pid
    until(lambda: len(alive_below(leader)) >= 2)

    Child.end_all([child])

    assert until(lambda: alive_below(leader) == [])
