from celery import shared_task

from dialogue_portal.records import services


@shared_task
def seal_records():
    while services.seal_records() == services.BATCH:
        pass
