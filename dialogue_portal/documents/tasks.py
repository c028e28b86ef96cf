from celery import shared_task
from django.utils.timezone import localdate

from dialogue_portal.documents.scans import services as scans
from dialogue_portal.documents.signedcopies import services as signedcopies
from dialogue_portal.documents.signing import background, services


@shared_task(name=services.PRINT)
def print_letters(prepared_id):
    """Prints the many letters of one paper that is going to be signed."""
    background.print_in_background(prepared_id)


@shared_task
def print_waiting():
    """Has every print made that waits."""
    services.print_waiting(today=localdate())


@shared_task
def remove_old_prints():
    """Removes the prints that nobody can sign any more."""
    services.remove_old_prints(today=localdate())


@shared_task
def read_scans():
    """Reads the scans that wait, and opens the signed copies that were taken before scans were opened."""
    scans.read_waiting()
    signedcopies.check_older_copies()
