"""Reads the mailboxes of all authorities: each letter once, however often a run is killed or doubled."""

import logging
from datetime import datetime

from dialogue_portal.accounts.models import Authority
from dialogue_portal.apart import clamd
from registrations.mailbox.accounts import Mailbox, mailboxes
from registrations.mailbox.imap import MailboxDown, OnServer, open_mailbox
from registrations.mailbox.receiving import receive
from registrations.models import ReadingPlace

logger = logging.getLogger(__name__)


class NotRead(Exception):
    """Some mailboxes could not be read; the message names their authorities, and the sweep is shown as failed."""


def read_mailboxes(*, now: datetime) -> int:
    """Read what is new in every mailbox; return the number of letters. Raise NotRead when all others were read."""
    read, down = 0, []
    for mailbox in mailboxes():
        authority = Authority.objects.filter(slug=mailbox.slug).first()
        if authority is None:
            down.append(mailbox.slug)
            logger.error("MAILBOXES: không có cơ quan nào tên «%s».", mailbox.slug)
            continue
        try:
            read += _read(mailbox, authority, now)
        except (MailboxDown, clamd.Silent) as error:
            logger.warning("Chưa đọc hết hộp thư của %s (%s).", mailbox.slug, type(error).__name__)
            down.append(mailbox.slug)
    if down:
        raise NotRead(", ".join(down))
    return read


def _read(mailbox: Mailbox, authority: Authority, now: datetime) -> int:
    read = 0
    with open_mailbox(mailbox) as folder:
        place, _ = ReadingPlace.objects.get_or_create(
            authority=authority, mailbox=mailbox.name, validity=folder.validity
        )
        for letter in folder.after(place.uid):
            _take(letter, authority, place, now)
            folder.move(letter.uid)
            read += 1
    return read


def _take(letter: OnServer, authority: Authority, place: ReadingPlace, now: datetime) -> None:
    """Store a letter and the place behind it: a run that is killed in between reads it again, and knows it."""
    receive(letter.content, size=letter.size, authority=authority, came_at=letter.came_at, now=now)
    # Another run may be further already.
    ReadingPlace.objects.filter(pk=place.pk, uid__lt=letter.uid).update(uid=letter.uid)
