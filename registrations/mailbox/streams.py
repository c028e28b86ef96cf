"""Letters out of a stream of bytes: one letter, or a file of many (mbox). Pure, no database."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from registrations.mailbox.limits import LARGEST_HEAD, LARGEST_LETTER

# What begins each letter of an mbox; in a letter such a line has a ">" before it.
BEGINS, QUOTED = b"From ", b">"
LONGEST_LINE = 1024 * 1024


@dataclass
class Arrived:
    """A letter as it came; of one that is too large `content` is the beginning. `size` is in bytes."""

    content: bytes
    size: int


def letters_in(stream: BinaryIO) -> Iterator[Arrived]:
    """Yield the letters of a stream; never more than one of them is held in memory."""
    first = stream.readline(LONGEST_LINE)
    is_mbox, after_blank = first.startswith(BEGINS), False
    letter = _Letter()
    if not is_mbox:
        letter.add(first)
    while line := stream.readline(LONGEST_LINE):
        if is_mbox and after_blank and line.startswith(BEGINS):
            yield from letter.whole()
            letter, after_blank = _Letter(), False
            continue
        if is_mbox and line.lstrip(QUOTED).startswith(BEGINS) and line.startswith(QUOTED):
            line = line[1:]
        after_blank = line in (b"\n", b"\r\n")
        letter.add(line)
    yield from letter.whole()


class _Letter:
    def __init__(self):
        self.pieces: list[bytes] = []
        self.size = self.held = 0

    def add(self, line: bytes) -> None:
        self.size += len(line)
        if self.size <= LARGEST_LETTER:
            self.pieces.append(line)
            self.held += len(line)
        elif self.held > LARGEST_HEAD:
            self.pieces = [b"".join(self.pieces)[:LARGEST_HEAD]]
            self.held = len(self.pieces[0])

    def whole(self) -> Iterator[Arrived]:
        content = b"".join(self.pieces)
        if content.strip():
            yield Arrived(content, self.size)
