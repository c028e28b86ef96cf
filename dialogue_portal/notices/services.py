from django.core.mail import EmailMessage

from dialogue_portal.notices.models import OutgoingMail


def deliver(mail_id: int) -> None:
    """Sends one letter if it still waits; a failure is noted and tried again later, never lost.

    No transaction is open while the mail server is spoken to: on SQLite it would hold up every writer.
    """
    mail = OutgoingMail.objects.claim(mail_id)
    if mail is None:
        return
    try:
        # The same Message-ID on every try lets a mail server recognise a repetition.
        headers = {"Message-ID": f"<thu-{mail.pk}@{mail.authority.slug}>"}
        EmailMessage(mail.subject, mail.body, to=[mail.to], headers=headers).send()
    except OSError as error:  # smtplib's errors are OSErrors
        mail.put_off(error)
    else:
        mail.mark_sent()


def deliver_waiting() -> int:
    """Sends everything that waits, whatever became of the messages that should have done so; returns how many."""
    waiting = list(OutgoingMail.objects.waiting().order_by("pk").values_list("pk", flat=True)[:500])
    for mail_id in waiting:
        deliver(mail_id)
    return len(waiting)
