"""Hands a letter to the mail server and tells what it said in three words: taken, refused, or nothing.

Of its answers only codes are passed on: the text may repeat the citizen's address.
"""

import smtplib
from contextlib import suppress

from django.core.mail import EmailMessage, get_connection

from dialogue_portal.notices.statuses import speaks_of_address, status_in

# "Service not available, closing the connection": said of the server, whatever letter it is handed.
CLOSING = 421


class NoAnswer(Exception):
    """The server was not reached, broke off, or takes no letter from the portal at all."""


class Refused(Exception):
    """The server's answer to this one letter; `for_good` says that its address does not exist."""

    def __init__(self, reason: str, for_good: bool = False):
        super().__init__(reason)
        self.reason = reason
        self.for_good = for_good


def hand_over(message: EmailMessage) -> None:
    """Returns when the server took the letter; raises NoAnswer or Refused."""
    connection = get_connection()
    try:
        _reach(connection)
        _send(connection, message)
    finally:
        # How a server says good-bye changes nothing in what it said before.
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
        raise _answer(code, for_good=code >= 500 and speaks_of_address(status)) from error
    except smtplib.SMTPDataError as error:
        raise _answer(error.smtp_code) from error
    except OSError as error:
        # A sender that was refused, too: he is the same for all letters.
        raise NoAnswer(type(error).__name__) from error
    except ValueError as error:
        # An address that no server can be told: waiting mends nothing, and the others must not wait for it.
        raise Refused(type(error).__name__) from error


def _answer(code, for_good=False):
    if code == CLOSING or not 400 <= code <= 599:
        return NoAnswer(str(code))
    return Refused(str(code), for_good)
