from celery import shared_task
from django.utils.timezone import localdate, localtime

from dialogue_portal.daysoff import services


@shared_task
def recount_deadlines():
    """Counts every open deadline again with the calendar as it is now."""
    services.recount(today=localdate(), now=localtime())
