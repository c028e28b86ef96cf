"""Has a program do its work in a separate process: whatever a file holds, the portal loses neither memory nor time."""

import os
import signal
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
# What a process needs to find Python, its packages and LibreOffice.
KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV")


class Stopped(Exception):
    """The process took too much memory or time, or broke down on its file."""


def answer_of(module: str, *arguments: str, given: bytes = b"", folder: str, seconds: float) -> bytes:
    """Return what a Python module, started as a program, writes to stdout when it reads `given` from stdin.

    `folder` is the only place where it writes. Raise Stopped after so many seconds, and when it ends with an error.
    """
    written, code = run([sys.executable, "-m", module, *arguments], given, folder, seconds)
    if code:
        raise Stopped(f"{module}: {code}")
    return written


def run(command: list[str], given: bytes, folder: str, seconds: float) -> tuple[bytes, int]:
    """Return what a command writes and its return code; after its time it is killed with all its children.

    It gets no variable of the portal's own environment, which holds the keys.
    """
    kept = {name: os.environ[name] for name in KEPT if name in os.environ}
    surroundings = kept | {"LANG": "C.UTF-8", "HOME": folder, "TMPDIR": folder}
    with subprocess.Popen(
        command,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=PROJECT,
        env=surroundings,
        start_new_session=True,
    ) as process:
        try:
            written, _ = process.communicate(given, timeout=seconds)
        except subprocess.TimeoutExpired:
            return b"", -1
        finally:
            _kill_all(process)
    return written, process.returncode


def _kill_all(process: subprocess.Popen[bytes]) -> None:
    """Kill a process and what it started: they are one group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
