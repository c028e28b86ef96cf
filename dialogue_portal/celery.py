"""The Celery application and the one table of the sweeps: the tasks that run again and again.

Nothing depends on a message arriving: each task asks the database what is due and may run twice.
"""

import os

from celery import Celery

from dialogue_portal import broker

MINUTE = 60

# {task: after how many seconds it runs again}
EVERY = {
    "dialogue_portal.notices.tasks.deliver_waiting": 1 * MINUTE,
    "dialogue_portal.documents.tasks.print_waiting": 1 * MINUTE,
    "dialogue_portal.documents.tasks.remove_old_prints": 60 * MINUTE,
    "dialogue_portal.documents.tasks.read_scans": 1 * MINUTE,
    "desk.tasks.raise_alerts": 10 * MINUTE,
    "desk.tasks.write_letters": 10 * MINUTE,
    "dialogue_portal.daysoff.tasks.recount_deadlines": 60 * MINUTE,
    "dialogue_portal.records.tasks.seal_records": 10 * MINUTE,
    "dialogue_portal.records.tasks.verify_records": 60 * MINUTE,
    "dialogue_portal.accounts.tasks.clear_sessions": 60 * MINUTE,
    "dialogue_portal.unsent.tasks.remove_unsent_forms": 60 * MINUTE,
    "dialogue_portal.ratelimits.tasks.remove_old_tallies": 60 * MINUTE,
    "registrations.tasks.owe_calls": 5 * MINUTE,
    "registrations.tasks.read_mailboxes": 3 * MINUTE,
    "registrations.tasks.remove_files_left_waiting": 60 * MINUTE,
    "registrations.tasks.remind_collectors": 60 * MINUTE,
    "registrations.tasks.move_waiting_lists": 10 * MINUTE,
    "registrations.tasks.remove_old_personal_data": 60 * MINUTE,
}

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "dialogue_portal.settings.production")

broker.register()
app = Celery("dialogue_portal")
app.config_from_object("django.conf:settings", namespace="CELERY")
app.autodiscover_tasks()

app.conf.beat_scheduler = "dialogue_portal.beat:Scheduler"
# A call that no worker took before the next one is due is dropped, so that calls do not pile up.
app.conf.beat_schedule = {
    task: {"task": task, "schedule": seconds, "options": {"expires": seconds}}
    for task, seconds in EVERY.items()
}
