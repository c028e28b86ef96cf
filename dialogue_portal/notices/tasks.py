from celery import shared_task

from dialogue_portal.notices import services
from dialogue_portal.notices.queue import DELIVER


@shared_task(name=DELIVER)
def deliver(mail_id):
    """Sends one new letter."""
    services.deliver_new(mail_id)


@shared_task
def deliver_waiting():
    """Sends all letters that wait."""
    services.deliver_waiting()
