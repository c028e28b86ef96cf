"""The separate process of mailbox.apart: takes one letter apart, writes its files beside it.

It imports neither Django's models nor its settings, so that it starts at once.
"""

import json
import sys
from dataclasses import asdict
from pathlib import Path

from dialogue_portal.apart import limits
from registrations.mailbox.opened import opened

# In bytes and seconds.
MOST_MEMORY, MOST_SECONDS = 1024 * 1024**2, 30


def answer_to(folder: Path) -> dict:
    """What the letter "in" of the folder says; its files are written as "0", "1" …, and named in the answer."""
    found = opened((folder / "in").read_bytes())
    for number, (_, content) in enumerate(found.files):
        (folder / str(number)).write_bytes(content)
    found.files = [(name, b"") for name, _ in found.files]
    return asdict(found) | {"files": [name for name, _ in found.files]}


if __name__ == "__main__":
    limits.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    json.dump(answer_to(Path(sys.argv[1])), sys.stdout)
