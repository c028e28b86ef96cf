from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task
def clear_sessions():
    """Removes the sessions that have ended; with them goes the note whose receipt was read in each."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
