"""Hands a letter to the mail server; the answer is one of three: taken, refused, or none.

Only the codes of an answer are passed on: its text may repeat the citizen's address.
"""

import smtplib
from contextlib import suppress

from django.conf import settings
from django.core.mail import EmailMessage, get_connection

from dialogue_portal.notices.status_codes import is_of_address, status_in

# "Service not available, closing the connection": it concerns the server, not the letter.
CLOSING = 421


# Django's ways to keep letters on the machine.
KEPT_HERE = ("filebased", "console", "locmem", "dummy")


def reaches_people() -> bool:
    """Whether letters leave this machine at all: without a mail server they are kept, and nobody gets one."""
    return settings.EMAIL_BACKEND.split(".")[-2] not in KEPT_HERE


class NoAnswer(Exception):
    """The server was not reached, broke the connection off, or takes no letter from the portal at all."""


class Refused(Exception):
    """The server did not take this one letter; with `is_bounce` because its address does not exist.

    `reason` is a code of the server, or the name of an error.
    """

    def __init__(self, reason: str, is_bounce: bool = False):
        super().__init__(reason)
        self.reason = reason
        self.is_bounce = is_bounce


def hand_over(message: EmailMessage) -> None:
    """Returns when the server has taken the letter; raises NoAnswer or Refused."""
    connection = get_connection()
    try:
        _reach(connection)
        _send(connection, message)
    finally:
        # An error while the connection is closed does not change the answer before it.
        with suppress(OSError):
            connection.close()


def _reach(connection):
    try:
        connection.open()
    except (OSError, ValueError) as error:
        # smtplib's errors are OSErrors; a name that no host can have is a ValueError.
        raise NoAnswer(type(error).__name__) from error


def _send(connection, message):
    try:
        connection.send_messages([message])
    except smtplib.SMTPRecipientsRefused as error:
        [(code, text)] = error.recipients.values()
        status = status_in(text.decode(errors="replace"))
        raise _answer(code, is_bounce=code >= 500 and is_of_address(status)) from error
    except smtplib.SMTPDataError as error:
        raise _answer(error.smtp_code) from error
    except OSError as error:
        # Also when the sender is refused: all letters have the same sender.
        raise NoAnswer(type(error).__name__) from error
    except ValueError as error:
        # An address that no server accepts: waiting does not help, and the other letters must not wait for it.
        raise Refused(type(error).__name__) from error


def _answer(code, is_bounce=False):
    if code == CLOSING or not 400 <= code <= 599:
        return NoAnswer(str(code))
    return Refused(str(code), is_bounce)
