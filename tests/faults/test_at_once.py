"""Sweeps at the same moment share the work: every alert is raised, and once."""

import threading
from concurrent.futures import ThreadPoolExecutor

from django.db import connection, transaction

from conferences.conclusion.models import ConclusionPoint
from desk.reminders import services
from dialogue_portal.records.actors import SYSTEM
from dialogue_portal.records.models import Record
from dialogue_portal.workdays.deadlines import deadlined_models
from dialogue_portal.workdays.services import Schedules
from responses.models import Assignment
from tests.faults.work import MONDAY, THURSDAY, Work, slowed

TODAY = MONDAY.date()


def at_once(sweep, count):
    """Runs `sweep` in several threads that begin together; returns what each returned."""
    start = threading.Barrier(count)

    def one(_):
        try:
            start.wait(10)
            return sweep()
        finally:
            connection.close()

    with ThreadPoolExecutor(count) as threads:
        return list(threads.map(one, range(count)))


def test_a_sweep_without_a_lock_raises_every_alert_twice(installation):
    work = Work()
    both_have_read = threading.Barrier(2)

    def naive_sweep():
        schedules = Schedules()
        found = [row for model in deadlined_models() for row in model.objects.due_for_alert(TODAY)]
        both_have_read.wait(10)
        for row in found:
            schedule = schedules.of(row.authority_id)
            row.alert = max(schedule.reached(row.due_on, TODAY), 1)
            row.next_alert_on = schedule.next_day(row.due_on, row.alert)
            Record.objects.write(row, services.ALERT_EVENTS[row.alert], actor=SYSTEM, label="Nhắc")
            row.save()
        return len(found)

    at_once(naive_sweep, 2)

    doubled = {case: rows for case, rows in work.found().steps.items() if len(case) == 4}
    work.report("two naive sweeps at once", MONDAY)
    assert sum(doubled.values()) == work.due(MONDAY)


def test_four_real_sweeps_at_once_share_the_rows_and_raise_each_alert_once(installation):
    work = Work(each=28)
    with slowed(0.001):
        shares = at_once(lambda: services.raise_due_alerts(today=TODAY), 4)

    work.report(f"four sweeps at once with shares {shares}", MONDAY)
    assert (sum(shares), work.found().steps) == (work.due(MONDAY), work.expected(MONDAY).steps)
    assert sum(share > 0 for share in shares) > 1


def test_the_whole_command_in_two_processes_at_once_writes_and_sends_one_letter_a_person(installation):
    work = Work(each=14)
    with slowed(0.001):
        commands = [installation.command("send_reminders", "--today", TODAY.isoformat()) for _ in range(2)]
        codes = [command.process.wait(60) for command in commands]

    work.report("the command twice at once", MONDAY, installation=installation)
    assert codes == [0, 0]
    assert (work.found(), installation.letters_that_left()) == (work.expected(MONDAY), work.letters())


def test_four_sweeps_for_letters_at_once_write_one_letter_a_person(installation):
    work = Work()
    services.raise_due_alerts(today=TODAY)

    written = at_once(lambda: services.send_morning_letters(now=MONDAY), 4)

    work.report(f"four sweeps for letters at once, which wrote {written}", MONDAY)
    assert (sum(written), work.found()) == (len(work.expected(MONDAY).letters), work.expected(MONDAY))


def test_letters_wait_for_a_sweep_that_has_raised_some_alerts_and_locks_the_other_rows(installation):
    work = Work()
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic():
            locked = sum(len(model.objects.select_for_update()) for model in (Assignment, ConclusionPoint))
            part = threads.submit(services.raise_due_alerts, today=TODAY).result(20)
            services.raise_due_alerts(today=TODAY)
            writing = threads.submit(services.send_morning_letters, now=MONDAY)
            installation.wait_until(lambda: writing.done() or somebody_waits())
        writing.result(20)
        threads.submit(connection.close)

    work.report(f"letters after {part} alerts while a sweep locked {locked} rows", MONDAY)
    assert (0 < part < work.due(MONDAY), work.found()) == (True, work.expected(MONDAY))


def test_an_alert_that_is_raised_while_letters_are_written_is_in_the_next_letter(installation):
    work = Work(communes=1)
    services.raise_due_alerts(today=TODAY)
    with ThreadPoolExecutor(1) as threads:
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("LOCK TABLE notices_outgoingmail IN EXCLUSIVE MODE")
            writing = threads.submit(services.send_morning_letters, now=MONDAY)
            installation.wait_until(somebody_waits)
            at_once(lambda: services.raise_due_alerts(today=THURSDAY.date()), 1)
        writing.result(20)
        threads.submit(connection.close)

    services.send_morning_letters(now=THURSDAY)

    work.report("alerts while letters are being written", MONDAY, THURSDAY)
    assert work.found() == work.expected(MONDAY, THURSDAY)


def somebody_waits():
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_locks WHERE NOT granted")
        return cursor.fetchone()[0]
