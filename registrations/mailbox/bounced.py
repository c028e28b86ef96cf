"""Letters of ours that came back: their addresses are known as bounced, if the notification names such a letter."""

from email import message_from_bytes

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.addresses import as_stored
from dialogue_portal.notices.bounces import failures_in
from dialogue_portal.notices.models import BouncedAddress
from dialogue_portal.notices.status_codes import is_of_address, is_permanent
from registrations.mailbox.answered import OWN_LETTER, own_letters
from registrations.mailbox.limits import LARGEST_HEAD

RETURNED = ("message/rfc822", "text/rfc822-headers", "message/rfc822-headers")


def record_bounces(content: bytes, authority: Authority) -> list[str]:
    """Record the addresses for which a notification says that a letter of ours was refused for good; return them.

    Anybody may write a notification: it counts only for the address of the letter of ours that it brings back.
    """
    failures = failures_in(content) or []
    addressed = {as_stored(letter.to).lower() for letter in own_letters(_returned(content), authority)}
    recorded = []
    for failure in failures:
        address = as_stored(failure.address).lower()
        if address in addressed and is_permanent(failure.status) and is_of_address(failure.status):
            BouncedAddress.objects.record_bounce(address, failure.status)
            recorded.append(address)
    return recorded


def _returned(content: bytes) -> list[str]:
    """The Message-IDs of our kind in what a notification brings back."""
    found = []
    for part in message_from_bytes(content).walk():
        if part.get_content_type() in RETURNED:
            found += [match[0] for match in OWN_LETTER.finditer(part.as_string()[:LARGEST_HEAD])]
    return found
