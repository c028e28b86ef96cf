from celery import shared_task

from dialogue_portal.desk.daysoff import services


@shared_task
def recount_deadlines():
    services.recount()
