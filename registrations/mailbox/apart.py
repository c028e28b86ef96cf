"""Has a letter taken apart in a separate process: whatever it holds, the portal loses neither memory nor time."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from dialogue_portal.apart.separate import Stopped, answer_of
from registrations.mailbox.limits import LARGEST_HEAD
from registrations.mailbox.opened import Opened

WORKER = "registrations.mailbox.worker"
MOST_SECONDS = 60
UNREADABLE = "Không mở được thư này: thư bị hỏng hoặc quá nặng. Xin mở hộp thư của cơ quan để xem."


def opened_apart(content: bytes) -> Opened:
    """Return what a letter says; of one that cannot be opened its head, with a flaw that says so."""
    try:
        return _opened(content)
    except Stopped:
        found = opened_head(content)
        found.flaws.append(UNREADABLE)
        return found


def opened_head(content: bytes) -> Opened:
    """Return what the head of a letter says."""
    head = content[:LARGEST_HEAD]
    ends = [place for end in (b"\n\n", b"\r\n\r\n") if (place := head.find(end)) >= 0]
    try:
        found = _opened(head[: min(ends)] + b"\n\n" if ends else head.rpartition(b"\n")[0] + b"\n\n")
    except Stopped:
        return Opened()
    found.text, found.files, found.flaws = "", [], []
    return found


def _opened(content: bytes) -> Opened:
    with TemporaryDirectory(prefix="thu-den-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "in").write_bytes(content)
        found = json.loads(answer_of(WORKER, name, folder=name, seconds=MOST_SECONDS))
        files = [(file, (folder / str(number)).read_bytes()) for number, file in enumerate(found["files"])]
        return Opened(**found | {"files": files})
