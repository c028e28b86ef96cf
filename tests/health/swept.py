"""Rows of which a test of the portal's health is made."""

from datetime import timedelta

from django.utils.timezone import now

from dialogue_portal.celery import EVERY
from dialogue_portal.health.models import Sweep
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import SealCheck
from tests import build


def all_swept(minutes_ago=0, **other):
    """Every sweep ended well so many minutes ago; `other` has other minutes by the name of the task's function."""
    for task in EVERY:
        minutes = other.get(task.rpartition(".")[2], minutes_ago)
        Sweep.objects.create(task=task, finished_at=now() - timedelta(minutes=minutes))


def a_check(broken_no=None, count=12, minutes_ago=0):
    """The records were checked so many minutes ago."""
    return SealCheck.objects.create(
        pk=1, checked_at=now() - timedelta(minutes=minutes_ago), count=count, broken_no=broken_no
    )


def a_letter(authority, **fields):
    return OutgoingMail.objects.create(
        authority=authority,
        key=str(next(build.numbers)),
        to="dan@example.vn",
        subject="Kín",
        body="Kín",
        **fields,
    )
