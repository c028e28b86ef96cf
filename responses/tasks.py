from celery import shared_task
from django.utils.timezone import localdate

from responses import services


@shared_task
def chase_replies():
    services.chase_replies(today=localdate())
