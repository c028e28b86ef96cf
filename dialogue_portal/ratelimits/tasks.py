from celery import shared_task

from dialogue_portal.ratelimits.models import Tally


@shared_task
def remove_old_tallies():
    """Removes the tallies of windows that are over."""
    Tally.objects.over().delete()
