"""Enhanced status codes of mail servers (RFC 3463): "5.1.1" is a permanent failure (5) of the address (1)."""

import re

STATUS = re.compile(r"[245]\.\d{1,3}\.\d{1,3}(?!\S)")
# What is wrong with a letter's content, or with who may send it: a forbidden sender would have every address marked.
NOT_OF_THE_ADDRESS = ("5.6.", "5.7.")


def status_in(text: str) -> str:
    """The status at the beginning of `text`, or ""."""
    found = STATUS.match(text.strip())
    return found.group() if found else ""


def is_permanent(status: str) -> bool:
    return status.startswith("5.")


def speaks_of_address(status: str) -> bool:
    """Whether a permanent failure with this status, if any, is one of the address itself."""
    return not status.startswith(NOT_OF_THE_ADDRESS)
