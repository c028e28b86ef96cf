"""Has a file read in a separate process: whatever stands in it, the portal loses neither its memory nor its time."""

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from plans.reading.markers import BULLET
from plans.sourcefiles.filetext import CannotRead, FileText

PROJECT = Path(__file__).parents[2]
# Kinds that LibreOffice has to open first get more time.
MOST_SECONDS, MOST_SECONDS_BY_OFFICE = 30, 90
# What a process needs to find Python, its packages and LibreOffice.
KEPT = ("PATH", "PYTHONPATH", "LD_LIBRARY_PATH", "VIRTUAL_ENV")
TOO_MUCH = (
    "Tệp này quá nặng để đọc, không phải một bản kế hoạch. Xin lưu riêng bản kế hoạch ra tệp mới, bỏ ảnh và phần "
    "không cần, hoặc dán nội dung vào ô nhập."
)


def read_apart(kind: str, content: bytes, *, by_office: bool = False) -> FileText:
    """Return what a file of a kind says: "word", "pdf" or "web", otherwise a kind that LibreOffice opens.

    Raise CannotRead, with a sentence that says what to do, when it cannot be read in the time and memory it is given.
    """
    seconds = MOST_SECONDS_BY_OFFICE if by_office else MOST_SECONDS
    command = [sys.executable, "-m", "plans.sourcefiles.worker", kind, BULLET.pattern]
    with TemporaryDirectory(prefix="tep-ke-hoach-", ignore_cleanup_errors=True) as folder:
        written, code = _run(command, content, folder, seconds)
    if code:
        raise CannotRead(TOO_MUCH)
    answer = json.loads(written)
    if refused := answer.pop("refused", ""):
        raise CannotRead(refused)
    return FileText(**answer)


def _run(command: list[str], content: bytes, folder: str, seconds: int) -> tuple[bytes, int]:
    """Return what a command writes and its return code; after its time it is killed with all its children.

    It gets no variable of the portal's own environment, which holds the keys, and writes in `folder` alone.
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
            written, _ = process.communicate(content, timeout=seconds)
        except subprocess.TimeoutExpired:
            return b"", -1
        finally:
            _kill_all(process)
    return written, process.returncode


def _kill_all(process) -> None:
    """Kill a process and what it started: they are one group."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        return
