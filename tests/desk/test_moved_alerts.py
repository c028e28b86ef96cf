"""What people are notified of when a due date moves, or when only the days of its alerts move."""

from datetime import date, datetime, time, timedelta

import pytest
import time_machine

from desk.reminders import services
from dialogue_portal.accounts.roles import Role
from dialogue_portal.daysoff.services import recount
from dialogue_portal.notices.models import OutgoingMail
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.models import DayOff
from dialogue_portal.workdays.reminders import Alert
from responses.answering.services import draft, submit
from responses.approval.services import send_back
from responses.deadlines.services import extend
from tests import build

pytestmark = pytest.mark.django_db

MONDAY = date(2026, 6, 1)


def an_answer(start: date):
    """Owed five days from `start`, directed by a vice chairman."""
    with time_machine.travel(datetime(2026, 6, 1, 8, 0), tick=False):
        question = build.a_question(state="accepted")
        question.round.drop_deadline()
        question.round.save()
        vice = build.a_member(question.authority, Role.VICE_CHAIR)
        return build.an_assignment(question, start=start, directed_by=vice)


@pytest.fixture
def owed():
    """Half over on Thu 4/6, due on Mon 8/6 (the Saturday rolls), with a reminder on Friday."""
    return an_answer(MONDAY)


def swept(*days):
    """What the sweeps of these days recorded, in order."""
    for day in days:
        services.raise_due_alerts(today=day)
        services.send_morning_letters(now=datetime.combine(day, time(8, 0)))
    records = Record.objects.filter(step__in=services.ALERT_STEPS).order_by("pk")
    return list(records.values_list("step", flat=True))


def letters(kind):
    return list(OutgoingMail.objects.filter(key__startswith=kind).order_by("pk").values_list("to", flat=True))


def every_day(first: date, last: date):
    return [first + timedelta(days=count) for count in range((last - first).days + 1)]


def test_a_moved_deadline_raises_its_next_alert_anew_and_repeats_no_reminder(owed):
    swept(date(2026, 6, 9))
    DayOff.objects.create(date=date(2026, 6, 8), name="Nghỉ bù", authority=owed.authority)

    recount(today=date(2026, 6, 9))
    owed.refresh_from_db()
    moved = (owed.due_on, owed.alert)

    steps = swept(*every_day(date(2026, 6, 9), date(2026, 6, 10)))

    assert moved == (date(2026, 6, 9), Alert.DUE_SOON)
    assert steps == ["escalate", "escalate"]


def test_a_day_off_before_the_due_date_brings_its_reminder_forward(owed):
    before = swept(*every_day(MONDAY, date(2026, 6, 3)))
    DayOff.objects.create(date=date(2026, 6, 5), name="Lễ hội xã", authority=owed.authority)

    recount(today=date(2026, 6, 3))

    owed.refresh_from_db()
    assert (before, owed.due_on, swept(date(2026, 6, 4))) == ([], date(2026, 6, 8), ["remind"])


def test_a_make_up_day_after_the_due_date_brings_the_alarm_forward():
    owed = an_answer(date(2026, 5, 31))  # due on Friday 5/6
    before = swept(date(2026, 6, 5))
    DayOff.objects.create(date=date(2026, 6, 6), kind="make_up", name="Làm bù", authority=owed.authority)

    recount(today=date(2026, 6, 5))

    assert (before, swept(date(2026, 6, 6))) == (["remind"], ["remind", "escalate"])


def test_a_row_whose_days_cannot_be_counted_does_not_stop_the_others(owed, caplog):
    bad = an_answer(MONDAY)
    bad.due_on, bad.due_explained = date.max, {}  # no calendar goes that far
    bad.save()
    DayOff.objects.create(date=date(2026, 6, 5), name="Nghỉ bù")

    recount(today=MONDAY)

    assert (swept(date(2026, 6, 4)), "Không tính lại được ngày nhắc" in caplog.text) == (["remind"], True)


def test_an_extension_lowers_the_alert_and_writes_no_letter_about_known_work(owed):
    swept(date(2026, 6, 5))
    extend(owed, actor=owed.directed_by, today=date(2026, 6, 5), days=5, note="Phải đo lại thửa đất.")
    owed.refresh_from_db()

    swept(date(2026, 6, 8))

    assert (owed.alert, letters("MorningLetter")) == (Alert.HALFWAY, [owed.officer.email])


def test_each_move_of_a_due_date_is_notified_also_back_and_forth(owed):
    for _ in range(2):
        day = DayOff.objects.create(date=date(2026, 6, 8), name="Lễ hội xã", authority=owed.authority)
        recount(today=MONDAY)
        day.delete()
        recount(today=MONDAY)

    assert letters("DueMoved") == [owed.officer.email] * 4


def test_an_answer_sent_back_with_the_same_due_date_raises_no_alert_again():
    owed = an_answer(date(2026, 5, 31))  # due on Friday 5/6
    day = DayOff.objects.create(date=date(2026, 6, 4), name="Lễ hội xã", authority=owed.authority)
    recount(today=MONDAY)
    swept(date(2026, 6, 3))
    draft(owed, actor=owed.officer, today=date(2026, 6, 3), text="Có.")
    submit(owed, actor=owed.officer, today=date(2026, 6, 3))
    day.delete()  # the day before the last is Thursday now

    send_back(owed, actor=owed.directed_by, today=date(2026, 6, 3), note="Xin nói rõ ngày.")

    assert swept(date(2026, 6, 4)) == ["remind"]
