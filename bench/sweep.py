"""How fast the deadline sweep is on a million rows, against a plain batched one, in one run; see bench/README.md.

.venv/bin/python bench/sweep.py [--rounds 5]
"""

import argparse
import os
import statistics
import sys
import tempfile
from contextlib import ExitStack
from datetime import date, timedelta
from pathlib import Path

from papers import ROOT, timed

LONGEST_RATIO = 2.0
ROWS, OPEN, DUE, COMMUNES, BATCH = 1_000_000, 50_000, 500, 100, 100
# Each twentieth is still owed.
OWED = f"mod(i, {ROWS // OPEN}) = 0"
TODAY, DUE_ON = date(2026, 6, 9), date(2026, 6, 8)


def set_up(services: ExitStack) -> None:
    """Sets Django up with production's settings and the portal's schema on a PostgreSQL as Debian sets it up."""
    sys.path.insert(0, str(ROOT))
    from tests.services import database_url, postgres_server

    folder = Path(services.enter_context(tempfile.TemporaryDirectory()))
    folder.chmod(0o711)
    # The tests leave these off; here they are part of the cost.
    server = postgres_server(folder, fsync="on", full_page_writes="on")
    services.callback(server.stop)
    server.start()
    os.environ |= {
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.production",
        "DATABASE_URL": f"{database_url(folder).rpartition('/')[0]}/postgres",
        "REDIS_URL": "redis://localhost",
        "SECRET_KEY": "only for this measurement",
        "ALLOWED_HOSTS": "localhost",
        "BASE_URL": "https://localhost",
        "LOG_LEVEL": "WARNING",
    }
    import django
    from django.core.management import call_command
    from django.db import connection

    django.setup()
    call_command("migrate", verbosity=0)
    services.callback(connection.close)


def sql(statement: str, *values) -> list[tuple]:
    """Runs one statement; returns its rows, if it has any."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall() if cursor.description else []


def load_portal() -> None:
    """Loads a hundred communes with a million questions, each answered or being answered by somebody."""
    from registrations.models import Question, QuestionSource
    from registrations.states import QuestionState
    from responses.states import AssignmentState
    from tests import build
    from tests.multiplied import multiply

    round = build.a_round(state="held", held_on=date(2026, 5, 4))
    question = Question.objects.create(
        authority=round.authority, round=round, state=QuestionState.ACCEPTED, source=QuestionSource.FLOOR,
        text="Vì sao giấy chứng nhận của tôi chậm?", asked_by="Bà Nguyễn Thị Mẫu",
    )  # fmt: skip
    row = build.an_assignment(question, start=date(2026, 6, 3))
    commune = multiply(round.authority, COMMUNES, slug="'commune-' || i")
    department = multiply(row.department, COMMUNES, authority_id=f"{commune} + i")
    officer = multiply(row.officer, 10 * COMMUNES, username="'officer-' || i")
    # All foreign keys are right by construction, so the database need not check each of them.
    sql("SET session_replication_role = replica")
    of_commune = f"{commune + 1} + mod(i + i / 20, {COMMUNES})"
    number = multiply(question, ROWS, authority_id=of_commune)
    multiply(
        row, ROWS, question_id=f"{number} + i", authority_id=of_commune,
        department_id=f"{department + 1} + mod(i + i / 20, {COMMUNES})",
        officer_id=f"{officer + 1} + mod(i + i / 20, {10 * COMMUNES})",
        state=f"CASE WHEN {OWED} THEN '{AssignmentState.ASSIGNED}' ELSE '{AssignmentState.RELEASED}' END",
        due_on=f"CASE WHEN {OWED} THEN date '{TODAY}' + 10 + mod(i / 20, 30) ELSE date '{TODAY}' - mod(i, 900) END",
        met_on=f"CASE WHEN {OWED} THEN NULL ELSE date '{TODAY}' - mod(i, 900) END",
        late=f"CASE WHEN {OWED} THEN NULL ELSE false END",
        next_alert_on=f"CASE WHEN {OWED} THEN date '{TODAY}' + 5 + mod(i / 20, 30) END",
    )  # fmt: skip
    row.delete()
    sql("SET session_replication_role = DEFAULT")
    sql("CREATE TABLE due_in_portal AS SELECT id FROM responses_assignment WHERE met_on IS NULL"
        " ORDER BY md5(id::text) LIMIT %s", DUE)  # fmt: skip


def load_plain():
    """Loads the yardstick: a task and a note of what happened to it, two small tables with one partial index."""
    from django.db import connection, models

    class Task(models.Model):  # noqa: DJ008 - nobody prints it
        question_id, officer_id = models.BigIntegerField(), models.IntegerField()
        state = models.CharField(max_length=12)
        due_on = models.DateField()
        note = models.TextField()
        overdue_on = models.DateField(null=True)

        class Meta:
            app_label, db_table = "yardstick", "plain_task"
            indexes = [models.Index(fields=["due_on"], name="plain_open", condition=models.Q(state="open"))]

    class Note(models.Model):  # noqa: DJ008 - nobody prints it
        task_id = models.BigIntegerField()
        step = models.CharField(max_length=20)
        at = models.DateTimeField(auto_now_add=True)

        class Meta:
            app_label, db_table = "yardstick", "plain_note"

    with connection.schema_editor() as editor:
        editor.create_model(Task)
        editor.create_model(Note)
    sql(
        f"""INSERT INTO plain_task (question_id, officer_id, state, due_on, note)
        SELECT i, mod(i, 40), CASE WHEN {OWED} THEN 'open' ELSE 'done' END, date '{TODAY}' + 10 + mod(i / 20, 30),
            repeat('ghi chú ', 12) FROM generate_series(1, {ROWS}) i"""
    )
    sql("CREATE TABLE due_in_plain AS SELECT id FROM plain_task WHERE state = 'open' ORDER BY md5(id::text) LIMIT %s",
        DUE)  # fmt: skip
    return Task, Note


def fall_due() -> None:
    """Makes the same rows due again, nobody notified, and removes what the last round left."""
    from dialogue_portal.workdays.reminders import Alert

    sql(
        """UPDATE responses_assignment
        SET due_on = %s, next_alert_on = %s, alert = %s, alerted_on = %s, notified_on = %s
        WHERE id IN (SELECT id FROM due_in_portal)""",
        DUE_ON, TODAY, Alert.DUE_SOON, DUE_ON - timedelta(days=3), DUE_ON - timedelta(days=3),
    )  # fmt: skip
    sql("UPDATE plain_task SET state = 'open', due_on = %s WHERE id IN (SELECT id FROM due_in_plain)", DUE_ON)
    sql("TRUNCATE records_record, plain_note")
    for table in ("responses_assignment", "plain_task"):
        sql(f"VACUUM {table}")


def the_portals() -> int:
    """The portal's sweep."""
    from desk.reminders.services import raise_due_alerts

    return raise_due_alerts(today=TODAY)


def a_plain_one(Task, Note) -> int:
    """Batch by batch: locks the due rows that no other sweep has locked, stamps them, notes them."""
    from django.db import transaction

    due, moved = Task.objects.filter(state="open", due_on__lt=TODAY).order_by("due_on"), 0
    while True:
        with transaction.atomic():
            keys = list(due.select_for_update(skip_locked=True).values_list("pk", flat=True)[:BATCH])
            Task.objects.filter(pk__in=keys).update(state="overdue", overdue_on=TODAY)
            Note.objects.bulk_create(Note(task_id=key, step="overdue") for key in keys)
        moved += len(keys)
        if not keys:
            return moved


def main() -> int:
    """Loads both, measures, prints; 0 if the limit is kept."""
    options = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    options.add_argument("--rounds", type=int, default=5)
    rounds = options.parse_args().rounds
    with ExitStack() as services:
        set_up(services)
        load_portal()
        plain = load_plain()
        sql("VACUUM ANALYZE")
        return compare(rounds, plain)


def compare(rounds: int, plain) -> int:
    """Measures both sweeps in turn, prints the medians; 0 if the limit is kept."""
    ours, plainly, idle = [], [], []
    # The first round of each also fills caches and is not counted.
    for _ in range(rounds + 1):
        fall_due()
        seconds, moved = timed(the_portals)
        ours.append(seconds)
        assert moved == DUE == sql("SELECT count(*) FROM records_record WHERE step = 'escalate'")[0][0]
        idle.append(timed(the_portals)[0])
        seconds, moved = timed(a_plain_one, *plain)
        plainly.append(seconds)
        assert moved == DUE == sql("SELECT count(*) FROM plain_note")[0][0]
    [[version]] = sql("SHOW server_version")
    ours, plainly, idle = (statistics.median(seconds[1:]) * 1000 for seconds in (ours, plainly, idle))
    print(
        f"{ROWS} deadlines, {OPEN} open, {DUE} newly overdue, PostgreSQL {version.split()[0]}, median of {rounds}:"
    )
    print(f"  the portal's sweep {ours:.1f} ms, a plain one {plainly:.1f} ms, ratio {ours / plainly:.2f}")
    print(f"  the portal's sweep with nothing due {idle:.1f} ms")
    good = ours <= LONGEST_RATIO * plainly
    print("pass" if good else f"fail: at most {LONGEST_RATIO}")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
