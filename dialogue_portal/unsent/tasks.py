from celery import shared_task

from dialogue_portal.unsent.models import UnsentForm


@shared_task
def remove_unsent_forms():
    """Removes what nobody came back for in time."""
    UnsentForm.objects.over().delete()
