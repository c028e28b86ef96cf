from celery import shared_task
from django.utils.timezone import localtime

from dialogue_portal.records import services


@shared_task
def seal_records() -> None:
    """Seals all records that are not sealed yet."""
    while services.seal_records() == services.BATCH:
        pass


@shared_task(time_limit=60 * 60)  # it reads every record there is
def verify_records() -> None:
    """Checks the chain of seals once a night and stores the result for the status page."""
    if services.check_is_due(localtime()):
        services.check_and_note(now=localtime())
