"""`manage.py send_reminders` runs every sweep at once, for a day that is given."""

from datetime import date, datetime
from io import StringIO

import pytest
import time_machine
from django.core.management import CommandError, call_command

from dialogue_portal.notices.models import OutgoingMail
from tests import build

pytestmark = pytest.mark.django_db


def send_reminders(*arguments):
    output = StringIO()
    call_command("send_reminders", *arguments, stdout=output)
    return output.getvalue().splitlines()


def test_it_reminds_as_on_the_morning_of_the_given_day_and_a_second_run_finds_nothing():
    with time_machine.travel(datetime(2026, 6, 1, 8, 0), tick=False):
        point = build.a_point(due_on=date(2026, 6, 10))

    first, second = send_reminders("--today", "2026-06-11"), send_reminders("--today", "2026-06-11")

    assert first[1:3] == [
        "1 hạn được nhắc hoặc báo quá hạn",
        f"{OutgoingMail.objects.count()} thư nhắc việc được viết",
    ]
    assert {line.split()[0] for line in second} == {"0"}
    assert OutgoingMail.objects.filter(body__contains=point.owed_work).exists()


def test_what_is_not_a_day_is_refused_with_a_sentence():
    with pytest.raises(CommandError, match="không phải một ngày"):
        send_reminders("--today", "11/6/2026")
