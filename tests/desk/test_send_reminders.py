"""`manage.py chase` runs every sweep at once, for a day that is given."""

from datetime import date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from dialogue_portal.notices.models import OutgoingMail
from tests import build

pytestmark = pytest.mark.django_db


def raise_alerts(*arguments):
    told = StringIO()
    call_command("chase", *arguments, stdout=told)
    return told.getvalue().splitlines()


def test_it_chases_as_on_the_morning_of_the_day_that_is_given_and_a_second_run_finds_nothing():
    with time_machine.travel(datetime(2026, 6, 1, 8, 0), tick=False):
        point = build.a_point(due_on=date(2026, 6, 10))

    first, second = raise_alerts("--today", "2026-06-11"), raise_alerts("--today", "2026-06-11")

    assert first[1:3] == [
        "1 hạn được nhắc hoặc báo quá hạn",
        f"{OutgoingMail.objects.count()} thư nhắc việc được viết",
    ]
    assert {line.split()[0] for line in second} == {"0"}
    assert OutgoingMail.objects.filter(body__contains=point.owed_work).exists()


def test_a_day_that_is_none_is_refused_with_a_sentence():
    with pytest.raises(CommandError, match="không phải một ngày"):
        raise_alerts("--today", "11/6/2026")
