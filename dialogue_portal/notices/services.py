"""Sends the letters of the outbox."""

from dialogue_portal.notices.envelope import message_of
from dialogue_portal.notices.mailserver import NoAnswer, Refused, hand_over
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail


def deliver(mail_id: int) -> bool:
    """Sends one letter if it still waits, and with it all that is gathered with it; a failure is tried again later.

    Returns False when the mail server did not answer, because then it will not answer for the next letter either. No
    transaction is open during the connection to the server: on SQLite it would block every writer.
    """
    letters = OutgoingMail.objects.claim(mail_id)
    if not letters:
        return True
    try:
        hand_over(message_of(letters))
    except NoAnswer as silence:
        for mail in letters:
            mail.record_silence(str(silence))
        return False
    except Refused as answer:
        if answer.is_bounce:
            BouncedAddress.objects.record_bounce(letters[0].to, answer.reason)
        for mail in letters:
            (mail.record_bounce if answer.is_bounce else mail.record_deferral)(answer.reason)
    else:
        for mail in letters:
            mail.record_sent()
    return True


def deliver_new() -> None:
    """Sends what waits, unless the mail server is silent: then only the sweep asks it, with one letter a run."""
    if not OutgoingMail.objects.unanswered().exists():
        deliver_waiting()


def deliver_waiting() -> int:
    """Sends all letters that wait, at most 500, whether or not a worker was asked before; returns their number.

    The first letter without an answer ends the run; the others wait for the next one.
    """
    waiting = list(OutgoingMail.objects.waiting().order_by("pk").values_list("pk", flat=True)[:500])
    for done, mail_id in enumerate(waiting):
        if not deliver(mail_id):
            return done
    return len(waiting)
