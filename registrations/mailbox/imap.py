"""Reads a mailbox by IMAP (RFC 3501), letter by letter; on the server letters are moved at most."""

import imaplib
import re
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime

from registrations.mailbox.accounts import Mailbox
from registrations.mailbox.limits import LARGEST_HEAD, LARGEST_LETTER

MOST_SECONDS = 30  # without a word from the server
AT_ONCE = 200  # letters of one run
SIZE, DATE = re.compile(rb"RFC822\.SIZE (\d+)"), re.compile(rb'INTERNALDATE "([^"]+)"')


class MailboxDown(Exception):
    """The server was not reached, refused the login, or broke off; nothing is lost, the next run reads on."""


@dataclass(frozen=True)
class OnServer:
    """A letter of the folder: its number, its size in bytes, when it came (UTC); of a large one only its head."""

    uid: int
    size: int
    came_at: datetime | None
    content: bytes


class OpenMailbox:
    """A folder that is open; `validity` tells whether its numbers are those of the last time."""

    def __init__(self, wire: imaplib.IMAP4, mailbox: Mailbox):
        self.wire, self.mailbox = wire, mailbox
        _good(wire.select(_quoted(mailbox.folder), readonly=not mailbox.moved_to))
        self.validity = int(wire.response("UIDVALIDITY")[1][0] or 0)

    def after(self, uid: int) -> Iterator[OnServer]:
        """Yield the letters with higher numbers than `uid`, the lowest first."""
        found = _good(self.wire.uid("SEARCH", f"UID {uid + 1}:*"))
        numbers = sorted(int(number) for number in (found[0] or b"").split())
        # "n:*" names the last letter even where its number is lower.
        for number in [number for number in numbers if number > uid][:AT_ONCE]:
            if letter := self._fetched(number):
                yield letter

    def move(self, uid: int) -> None:
        """Put a letter that was read into the other folder, where there is one."""
        if not self.mailbox.moved_to:
            return
        folder = _quoted(self.mailbox.moved_to)
        if "MOVE" in self.wire.capabilities:
            _good(self.wire.uid("MOVE", str(uid), folder))
            return
        _good(self.wire.uid("COPY", str(uid), folder))
        _good(self.wire.uid("STORE", str(uid), "+FLAGS.SILENT", r"(\Deleted)"))
        if "UIDPLUS" in self.wire.capabilities:
            _good(self.wire.uid("EXPUNGE", str(uid)))

    def _fetched(self, uid: int) -> OnServer | None:
        """The letter of a number; None where somebody removed it meanwhile."""
        said = _joined(_good(self.wire.uid("FETCH", str(uid), "(RFC822.SIZE INTERNALDATE)")))
        if not (size := SIZE.search(said)):
            return None
        weight = int(size[1])
        # BODY.PEEK leaves a letter unread for the people who read the mailbox too.
        whole = f"BODY.PEEK[HEADER]<0.{LARGEST_HEAD}>" if weight > LARGEST_LETTER else "BODY.PEEK[]"
        answer = _good(self.wire.uid("FETCH", str(uid), f"({whole})"))
        content = next((part[1] for part in answer if isinstance(part, tuple)), b"")
        return OnServer(uid, weight, _moment(DATE.search(said)), content)


@contextmanager
def open_mailbox(mailbox: Mailbox) -> Iterator[OpenMailbox]:
    """Log in and open the folder; raise MailboxDown whatever goes wrong on the way or while it is open."""
    wire = None
    try:
        wire = _connected(mailbox)
        _good(wire.login(mailbox.user, mailbox.password))
        yield OpenMailbox(wire, mailbox)
    except (OSError, imaplib.IMAP4.error, ssl.SSLError, EOFError) as error:
        # The server's own words may repeat the name of the account.
        raise MailboxDown(type(error).__name__) from error
    finally:
        if wire is not None:
            _leave(wire)


def _connected(mailbox: Mailbox) -> imaplib.IMAP4:
    if mailbox.is_encrypted:
        context = ssl.create_default_context()
        return imaplib.IMAP4_SSL(mailbox.host, mailbox.port, ssl_context=context, timeout=MOST_SECONDS)
    return imaplib.IMAP4(mailbox.host, mailbox.port, timeout=MOST_SECONDS)


def _leave(wire: imaplib.IMAP4) -> None:
    try:
        wire.logout()
    except (OSError, imaplib.IMAP4.error, EOFError):
        wire.shutdown()


def _good(answer):
    """The words of an answer; raises imaplib's error where the server said no."""
    kind, words = answer
    if kind != "OK":
        raise imaplib.IMAP4.error(kind)
    return words


def _joined(answer) -> bytes:
    return b" ".join(b" ".join(part) if isinstance(part, tuple) else part or b"" for part in answer)


def _quoted(folder: str) -> str:
    escaped = folder.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _moment(found) -> datetime | None:
    """INTERNALDATE: "23-Nov-2026 08:00:00 +0700"."""
    try:
        return datetime.strptime(found[1].decode().strip(), "%d-%b-%Y %H:%M:%S %z").astimezone(UTC)
    except (TypeError, ValueError, UnicodeError):
        return None
