from celery import shared_task

from dialogue_portal.notices import services


@shared_task
def deliver(mail_id):
    services.deliver(mail_id)


@shared_task
def deliver_waiting():
    services.deliver_waiting()
