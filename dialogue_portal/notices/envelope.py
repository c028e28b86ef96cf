"""What a mail server and a mail program see of letters: sender, headers, one message of what was gathered."""

from email.utils import formataddr, parseaddr
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.utils.encoding import punycode

from dialogue_portal.notices.models import OutgoingMail

RULE = "\n\n" + "-" * 40 + "\n\n"


def message_of(letters: list[OutgoingMail]) -> EmailMessage:
    """One message of letters to one person; several are numbered in its head and follow whole, in their order."""
    first = letters[0]
    subject, body = first.subject, first.body
    if len(letters) > 1:
        subject = first.gathered_subject.format(count=len(letters))
        names = [f"{number}. {letter.subject}" for number, letter in enumerate(letters, 1)]
        body = RULE.join(["\n".join([f"{subject}:", "", *names]), *(letter.body for letter in letters)])
    message = EmailMessage(
        subject, body, from_email=sender_of(first), to=[first.to], headers=headers_of(first)
    )
    for letter in letters:
        if letter.event:
            message.attach("hoi-nghi.ics", letter.event, "text/calendar")
    return message


def sender_of(letter: OutgoingMail) -> str:
    """The address of the portal under the name of the authority, so that people see who writes."""
    own_name, address = parseaddr(settings.DEFAULT_FROM_EMAIL)
    return formataddr((f"{letter.authority.name} – {own_name or 'Cổng đối thoại'}", address))


def headers_of(letter: OutgoingMail) -> dict[str, str]:
    """The headers of a letter that a machine sends: no machine answers it (RFC 3834).

    With the same Message-ID on every attempt a mail server can recognise a repetition. Its right side is the host of
    the portal (RFC 5322, 3.6.4).
    """
    host = punycode(urlsplit(settings.BASE_URL).hostname or "localhost")
    return {
        "Message-ID": f"<thu-{letter.pk}.{letter.authority.slug}@{host}>",
        "Auto-Submitted": "auto-generated",
        "X-Auto-Response-Suppress": "OOF, AutoReply",
    }
