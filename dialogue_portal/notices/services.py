from django.core.mail import EmailMessage

from dialogue_portal.notices.mailserver import NoAnswer, Refused, hand_over
from dialogue_portal.notices.models import BouncedAddress, OutgoingMail


def deliver(mail_id: int) -> bool:
    """Sends one letter if it still waits; a failure is noted and tried again later, never lost.

    False means that the mail server said nothing: it will say nothing to the next letter either. No transaction is
    open while it is spoken to: on SQLite that would hold up every writer.
    """
    mail = OutgoingMail.objects.claim(mail_id)
    if mail is None:
        return True
    # The same Message-ID on every try lets a mail server recognise a repetition.
    headers = {"Message-ID": f"<thu-{mail.pk}@{mail.authority.slug}>"}
    try:
        hand_over(EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers))
    except NoAnswer as silence:
        mail.wait_for_server(str(silence))
        return False
    except Refused as answer:
        if answer.for_good:
            BouncedAddress.objects.mark(mail.to, answer.reason)
            mail.hold_back(answer.reason)
        else:
            mail.put_off(answer.reason)
    else:
        mail.mark_sent()
    return True


def deliver_new(mail_id: int) -> None:
    """Sends a letter just written, unless the mail server is silent: then the sweep asks it, one letter a round."""
    if not OutgoingMail.objects.unanswered().exists():
        deliver(mail_id)


def deliver_waiting() -> int:
    """Sends everything that waits, whatever became of the messages that should have done so; returns how many.

    The first letter that gets no answer ends the round: the others keep their turn.
    """
    waiting = list(OutgoingMail.objects.waiting().order_by("pk").values_list("pk", flat=True)[:500])
    for done, mail_id in enumerate(waiting):
        if not deliver(mail_id):
            return done
    return len(waiting)
