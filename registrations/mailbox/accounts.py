"""The mailboxes that the portal reads, from the environment: which authority, which server, which folder."""

import os
from dataclasses import dataclass
from urllib.parse import parse_qs, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

WRONG = "MAILBOXES: «{}» không đúng dạng xã=imaps://người-dùng:mật-khẩu@máy/THƯ-MỤC. Xem docs/operations.md."
THIS_MACHINE = ("localhost", "127.0.0.1", "::1")


@dataclass(frozen=True)
class Mailbox:
    """A folder of a mailbox and the authority it belongs to; `moved_to` is where letters go that were read, or ""."""

    slug: str
    host: str
    port: int
    user: str
    password: str
    folder: str
    moved_to: str = ""
    # Without: only on this machine.
    is_encrypted: bool = True

    @property
    def name(self) -> str:
        """What tells it from others: no password, and no name of a person in a record."""
        return f"{self.user}@{self.host}/{self.folder}"[:200]

    def __repr__(self):
        return f"Mailbox({self.slug}, {self.host}/{self.folder})"


def mailboxes() -> list[Mailbox]:
    """The mailboxes of MAILBOXES, separated by spaces or lines; raises ImproperlyConfigured, without the password."""
    return [_mailbox(written) for written in os.environ.get("MAILBOXES", "").split()]


def _mailbox(written: str) -> Mailbox:
    slug, _, address = written.partition("=")
    try:
        parts = urlsplit(address)
        port = parts.port
    except ValueError:
        raise ImproperlyConfigured(WRONG.format(slug)) from None
    host, user = parts.hostname or "", unquote(parts.username or "")
    is_good = slug and host and user and parts.password and parts.scheme in ("imaps", "imap")
    if not is_good or (parts.scheme == "imap" and host not in THIS_MACHINE):
        raise ImproperlyConfigured(WRONG.format(slug if address else "…"))
    return Mailbox(
        slug=slug,
        host=host,
        port=port or (993 if parts.scheme == "imaps" else 143),
        user=user,
        password=unquote(parts.password or ""),
        folder=unquote(parts.path.strip("/")) or "INBOX",
        moved_to=parse_qs(parts.query).get("moved", [""])[0],
        is_encrypted=parts.scheme == "imaps",
    )
