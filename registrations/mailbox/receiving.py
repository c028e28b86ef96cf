"""Receives a letter: it is kept once, sorted, and waits for the office; nothing is registered or answered."""

import hashlib
from datetime import datetime

from django.db import transaction

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.delicate import concerns_of, gravest
from dialogue_portal.records.actors import SYSTEM
from registrations.mailbox.answered import form_answered, own_letters
from registrations.mailbox.apart import opened_apart, opened_head
from registrations.mailbox.bounced import record_bounces
from registrations.mailbox.filing import LookedThrough, look_through, store_files
from registrations.mailbox.limits import LARGEST_HEAD, LARGEST_LETTER
from registrations.mailbox.opened import Opened
from registrations.mailbox.sorting import BOUNCE, OWN
from registrations.mailbox.states import MESSAGE_FLOW
from registrations.models import IncomingMessage

TOO_LARGE = (
    "Thư nặng {size} MB, quá mức 38 MB nên cổng không giữ nội dung và tệp. Xin mở hộp thư của cơ quan để xem, "
    "hoặc đề nghị người gửi chia tệp ra gửi lại."
)
HARMFUL = "Thư có tệp mang mã độc; tệp ấy không được giữ."
MEGABYTE = 1_000_000


def receive(
    content: bytes, *, size: int | None = None, authority: Authority, came_at: datetime | None, now: datetime
) -> IncomingMessage:
    """Nhận thư: stores a letter and returns it; the same letter again gives the one that is stored.

    `size` is that of the whole in bytes: of a letter that is too large to be kept `content` is the beginning, of which
    only the head counts. `came_at` is when its mailbox got it, where that is known. Raises clamd.Silent where ClamAV
    does not answer: then nothing is stored, and the letter has to be read again.
    """
    is_too_large = (size or len(content)) > LARGEST_LETTER
    content = content[:LARGEST_HEAD] if is_too_large else content
    fingerprint = fingerprint_of(content)
    known = IncomingMessage.objects.filter(authority=authority, fingerprint=fingerprint).first()
    if known:
        return known
    if is_too_large:
        found = opened_head(content)
        found.flaws.append(TOO_LARGE.format(size=-(-(size or 0) // MEGABYTE)))
    else:
        found = opened_apart(content)
    if own_letters([found.message_id], authority):
        found.automatic = OWN
    if found.automatic == BOUNCE:
        record_bounces(content, authority)
    looked = LookedThrough() if found.automatic else look_through(found.files)
    return _store(found, looked, fingerprint, authority, _came_at(found, came_at, now), now)


def fingerprint_of(content: bytes) -> str:
    """SHA-256 in hex of what a letter is, whichever way it took: without the lines that servers put before it."""
    content = content.replace(b"\r\n", b"\n")
    head, _, body = content.partition(b"\n\n")
    said = []
    for line in head.replace(b"\n\t", b" ").replace(b"\n ", b" ").split(b"\n"):
        name, _, value = line.partition(b":")
        if name.strip().lower() in (b"message-id", b"from", b"date", b"subject"):
            said.append(name.strip().lower() + b":" + b" ".join(value.split()))
    return hashlib.sha256(b"\n".join([*sorted(said), b"", body.strip()])).hexdigest()


def _came_at(found: Opened, came_at: datetime | None, now: datetime) -> datetime:
    """When the letter came: as its mailbox says, else its last server, else its sender; never later than now."""
    written = found.arrived_at or found.sent_at
    moment = came_at or (datetime.fromisoformat(written) if written else now)
    return min(moment, now)


@transaction.atomic
def _store(
    found: Opened,
    looked: LookedThrough,
    fingerprint: str,
    authority: Authority,
    came_at: datetime,
    now: datetime,
) -> IncomingMessage:
    read = [words for form in looked.read_forms for words in form["values"].values()]
    words = [found.subject, found.text, *read]
    about = (
        None if found.automatic else form_answered(found.answers, f"{found.subject}\n{found.text}", authority)
    )
    message, is_new = IncomingMessage.objects.get_or_create(
        authority=authority,
        fingerprint=fingerprint,
        defaults={
            "sender_name": found.sender_name,
            "sender_address": found.sender_address,
            "subject": found.subject,
            "text": found.text,
            "received_at": came_at,
            "flaws": "\n".join([*found.flaws, *looked.flaws]),
            "read_forms": looked.read_forms,
            "restricted": gravest(*(concern for text in words for concern in concerns_of(text))),
            "about": about,
        },
    )
    if is_new:
        store_files(message, looked.kept)
        MESSAGE_FLOW.record_birth("receive_mail", message, actor=SYSTEM)
    if is_new and (found.automatic or looked.is_harmful):
        step, reason = ("leave_out", found.automatic) if found.automatic else ("leave_harmful", HARMFUL)
        return MESSAGE_FLOW.take(step, message, actor=SYSTEM, note=reason, moment=now)
    return message
