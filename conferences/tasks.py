from celery import shared_task
from django.utils.timezone import localdate

from conferences import services


@shared_task
def chase_conclusions():
    services.chase_conclusions(today=localdate())
