"""Rows of which a test of the portal's health is made."""

from datetime import timedelta

from django.utils.timezone import now

from dialogue_portal.celery import EVERY
from dialogue_portal.health.models import Sweep
from dialogue_portal.notices.models import OutgoingMail
from tests import build


def all_swept(minutes_ago=0, **other):
    """Every sweep ended well so long ago; `other` holds minutes by the task's last word."""
    for task in EVERY:
        minutes = other.get(task.rpartition(".")[2], minutes_ago)
        Sweep.objects.create(task=task, finished_at=now() - timedelta(minutes=minutes))


def a_letter(authority, **fields):
    return OutgoingMail.objects.create(
        authority=authority,
        key=str(next(build.numbers)),
        to="dan@example.vn",
        subject="Kín",
        body="Kín",
        **fields,
    )
