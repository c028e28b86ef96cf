"""Reads what a mail server sends back when a letter could not be delivered (RFC 3464); pure, no database."""

from dataclasses import dataclass
from email import message_from_bytes
from email.utils import parseaddr

from dialogue_portal.notices.statuses import status_in


@dataclass(frozen=True)
class Failure:
    """What a notification says of one recipient: his address, and the status (RFC 3463), "" when it is none."""

    address: str
    status: str


def failures_in(content: bytes) -> list[Failure] | None:
    """What the delivery status notification says failed; None when `content` is none."""
    message = message_from_bytes(content)
    if message.get_content_type() != "multipart/report" or not message.is_multipart():
        return None
    # The letter that came back lies beside them and may hold anything: only the outermost parts are looked at.
    reports = [part for part in message.get_payload() if part.get_content_type() == "message/delivery-status"]
    if not reports:
        return None
    blocks = [block for report in reports if report.is_multipart() for block in report.get_payload()]
    return [_failure(block) for block in blocks if block["Final-Recipient"] and _failed(block)]


def _failed(block):
    return str(block["Action"] or "failed").strip().lower() == "failed"


def _failure(block):
    """Final-Recipient: rfc822; <dan@example.vn>"""
    _, _, written = str(block["Final-Recipient"]).partition(";")
    return Failure(parseaddr(written.strip())[1], status_in(str(block["Status"] or "")))
