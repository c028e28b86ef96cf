from importlib import import_module

from celery import shared_task
from django.conf import settings


@shared_task
def clear_sessions():
    """Removes the sessions that are over, and with them whose receipt was read in each."""
    import_module(settings.SESSION_ENGINE).SessionStore.clear_expired()
