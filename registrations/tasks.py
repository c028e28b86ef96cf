from celery import shared_task
from django.utils.timezone import localdate, now

from registrations.attachments import services as attachments
from registrations.calls.owing import owe_undelivered
from registrations.collecting.reminding import remind_collectors as remind_those_due
from registrations.listing import services as exports
from registrations.mailbox.emptying import remove_left_out
from registrations.mailbox.reading import read_mailboxes as read_all_mailboxes
from registrations.personaldata.letters import blank_last_letters
from registrations.personaldata.retention import end_retention
from registrations.seats.services import move_all_up


@shared_task
def remove_files_left_waiting():
    """Removes the files whose form was not sent within a day, and the prints of forms that were kept for a day."""
    attachments.remove_left_waiting(now=now())
    exports.remove_old()


@shared_task
def remind_collectors():
    """Reminds the collectors whose last day is near and who still owe opinions."""
    remind_those_due(today=localdate())


@shared_task
def read_mailboxes():
    """Reads the new letters of every mailbox, and removes those of machines after their time."""
    remove_left_out(now=now())
    read_all_mailboxes(now=now())


@shared_task
def move_waiting_lists():
    """Gives seats that were left free to whoever waits longest."""
    move_all_up(today=localdate())


@shared_task
def remove_old_personal_data():
    """Anonymises the forms that were kept long enough, and blanks the letters that told people of a removal."""
    end_retention(today=localdate())
    blank_last_letters()


@shared_task
def owe_calls():
    """Has people called whose letters did not leave or came back."""
    owe_undelivered(at=now())


@shared_task(name=exports.PRINT)
def print_export(pk):
    """Prints the many forms that somebody took out of the list."""
    exports.print_in_background(pk)
