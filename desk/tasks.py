from celery import shared_task
from django.utils.timezone import localdate, localtime

from desk.reminders import services


@shared_task
def raise_alerts():
    """Brings every open deadline to the alert of today."""
    services.raise_due_alerts(today=localdate())


@shared_task
def write_letters():
    """Writes the morning letters, and asks for next year's days off when it is time."""
    services.send_morning_letters(now=localtime())
    services.ask_for_calendar(now=localtime())
