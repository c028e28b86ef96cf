from celery import shared_task
from django.utils.timezone import now

from registrations.attachments import services as attachments


@shared_task
def remove_files_left_waiting():
    """Removes the files whose form was not sent within a day."""
    attachments.remove_left_waiting(now=now())
