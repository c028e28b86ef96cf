"""Enhanced status codes of mail servers (RFC 3463): "5.1.1" is a permanent failure (5) of the address (1)."""

import re

STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")
# Failures of a letter's content or of the sender: if the portal itself is refused, no address has bounced.
NOT_OF_THE_ADDRESS = ("5.6.", "5.7.")


def status_in(text: str) -> str:
    """The status code at the beginning of `text`, or ""."""
    found = STATUS.match(text.strip())
    return found.group() if found else ""


def is_permanent(status: str) -> bool:
    """Whether the code says that another attempt is useless."""
    return status.startswith("5.")


def is_of_address(status: str) -> bool:
    """Whether a permanent failure with this code, or with none (""), is a failure of the address."""
    return not status.startswith(NOT_OF_THE_ADDRESS)
