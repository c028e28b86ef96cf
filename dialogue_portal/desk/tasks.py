from celery import shared_task
from django.utils.timezone import localdate, localtime

from dialogue_portal.desk.chasing import services as chasing
from dialogue_portal.desk.daysoff import services as daysoff


@shared_task
def chase():
    chasing.chase_deadlines(today=localdate())


@shared_task
def write_letters():
    chasing.send_morning_letters(now=localtime())
    chasing.ask_for_calendar(now=localtime())


@shared_task
def recount_deadlines():
    daysoff.recount(today=localdate(), now=localtime())
