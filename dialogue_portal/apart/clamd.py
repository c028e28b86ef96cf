"""Asks ClamAV's daemon about a file, by its protocol INSTREAM: the file travels, no path does."""

import logging
import socket
import struct
from urllib.parse import urlsplit

from django.conf import settings

logger = logging.getLogger(__name__)

PART = 64 * 1024  # bytes
MOST_SECONDS = 20  # for each step: connecting, sending a part, waiting for the verdict
SHORT_SECONDS = 3  # for a page that only shows whether it answers
LONGEST_ANSWER = 4096
CLEAN, FOUND = "stream: OK", " FOUND"
INFECTED = "Tệp có mã độc ({}) nên không nhận. Xin quét vi-rút cho máy rồi gửi tệp khác."
SILENT = (
    "Máy quét vi-rút của cổng đang không trả lời nên chưa nhận được tệp. Phiếu vẫn gửi được không kèm tệp; "
    "hoặc xin thử lại sau ít phút."
)


class NotClean(ValueError):
    """A file is not taken; the message is a Vietnamese sentence for the citizen."""


class Infected(NotClean):
    """ClamAV found something in a file."""


class Silent(NotClean):
    """ClamAV was not reached or broke off: the same file may be taken later."""


def check(content: bytes) -> None:
    """Raise NotClean unless ClamAV says that a file is clean; does nothing where `settings.CLAMAV_URL` is empty."""
    if not settings.CLAMAV_URL:
        return
    try:
        answer = _answer_about(content)
    except (OSError, ValueError) as error:
        logger.warning("ClamAV không trả lời (%s).", type(error).__name__)
        raise Silent(SILENT) from error
    if answer == CLEAN:
        return
    if answer.endswith(FOUND):
        raise Infected(INFECTED.format(answer.removeprefix("stream: ").removesuffix(FOUND)))
    logger.warning("ClamAV trả lời «%s».", answer)
    raise NotClean(SILENT)


def answers() -> bool | None:
    """Whether ClamAV answers now; None where none is configured."""
    if not settings.CLAMAV_URL:
        return None
    try:
        with _connected(SHORT_SECONDS) as wire:
            wire.sendall(b"zPING\0")
            return wire.recv(LONGEST_ANSWER).startswith(b"PONG")
    except (OSError, ValueError):
        return False


def _answer_about(content: bytes) -> str:
    with _connected() as wire:
        wire.sendall(b"zINSTREAM\0")
        for place in range(0, len(content), PART):
            part = content[place : place + PART]
            wire.sendall(struct.pack(">L", len(part)) + part)
        wire.sendall(struct.pack(">L", 0))
        answer = b""
        while b"\0" not in answer and len(answer) < LONGEST_ANSWER:
            more = wire.recv(LONGEST_ANSWER)
            if not more:
                break
            answer += more
    # An answer that is cut off before its end mark is none.
    whole, end, _ = answer.partition(b"\0")
    return whole.decode("utf-8", "replace").strip() if end else ""


def _connected(seconds: int = MOST_SECONDS) -> socket.socket:
    """A connection to "tcp://host:3310" or "unix:///run/clamav/clamd.ctl"; raise OSError or ValueError."""
    address = urlsplit(settings.CLAMAV_URL)
    if address.scheme == "unix":
        wire = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        wire.settimeout(seconds)
        try:
            wire.connect(address.path)
        except OSError:
            wire.close()
            raise
        return wire
    return socket.create_connection((address.hostname or "localhost", address.port or 3310), seconds)
