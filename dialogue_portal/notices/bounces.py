"""Reads the notification that a mail server sends when a letter comes back (RFC 3464); without the database."""

from dataclasses import dataclass
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr

from dialogue_portal.notices.status_codes import status_in


@dataclass(frozen=True)
class Failure:
    """What a notification says about one recipient: the address, and the status code (RFC 3463) or ""."""

    address: str
    status: str


def failures_in(content: bytes) -> list[Failure] | None:
    """The failures that a delivery status notification reports; None when `content` is not such a notification."""
    message = message_from_bytes(content)
    if message.get_content_type() != "multipart/report":
        return None
    # Only the outermost parts count: the letter that came back is one of them, and may contain anything.
    reports = [part for part in _parts(message) if part.get_content_type() == "message/delivery-status"]
    if not reports:
        return None
    blocks = [block for report in reports for block in _parts(report)]
    return [_failure(block) for block in blocks if block["Final-Recipient"] and _failed(block)]


def _parts(message: Message) -> list[Message]:
    """The direct parts of a message; none when it is a plain text."""
    content = message.get_payload()
    return [part for part in content if isinstance(part, Message)] if isinstance(content, list) else []


def _failed(block: Message) -> bool:
    return str(block["Action"] or "failed").strip().lower() == "failed"


def _failure(block: Message) -> Failure:
    """Final-Recipient: rfc822; <dan@example.vn>"""
    _, _, written = str(block["Final-Recipient"]).partition(";")
    return Failure(parseaddr(written.strip())[1], status_in(str(block["Status"] or "")))
