from celery import shared_task

from dialogue_portal.notices import services
from dialogue_portal.notices.queue import DELIVER


@shared_task(name=DELIVER)
def deliver_new():
    """Sends the letters that were written a moment ago."""
    services.deliver_new()


@shared_task
def deliver_waiting():
    """Sends all letters that wait."""
    services.deliver_waiting()
