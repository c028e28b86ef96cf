"""With nothing due, a sweep reads its small index and nothing else, however many rows there are."""

from collections import defaultdict
from datetime import date, datetime

import pytest
from django.db import connection
from django.db.models import Q
from django.test.utils import CaptureQueriesContext

from conferences.models import Conference
from desk.reminders import services
from dialogue_portal.workdays.deadlines import deadlined_models
from plans.models import Round
from registrations.models import Question
from tests import build
from tests.multiplied import multiply

pytestmark = pytest.mark.django_db

TUESDAY = date(2026, 6, 2)
MANY = 20_000
# One of forty is still owed and has its next alert in July; the others were met and notified long ago.
OWED = "mod(i, 40) = 0"
STANDS = {
    "due_on": "date '2026-06-30' + mod(i, 20)",
    "met_on": f"CASE WHEN {OWED} THEN NULL ELSE date '2026-05-04' END",
    "next_alert_on": "date '2026-07-01' + mod(i, 20)",
    "alert": "2",
    "notified_on": "date '2026-05-04'",
}


@pytest.fixture
def many():
    """20,000 rows of every kind, each in its own place, none of them due on TUESDAY."""
    round = build.a_round(state="held", held_on=date(2026, 5, 4))
    conference = build.a_conference(round, state="closed")
    conclusion, results = build.a_conclusion(conference), build.results_owed(conference)
    point = build.a_point(conclusion, due_on=date(2026, 6, 30))
    assignment = build.an_assignment(build.a_question(build.a_registration(round), state="accepted"))
    last = {
        Round: multiply(round, MANY, position="1 + i", **STANDS),
        Question: multiply(assignment.question, MANY, **STANDS),
    }
    last[Conference] = multiply(conference, MANY, round_id=f"{last[Round]} + i")
    multiply(assignment, MANY, question_id=f"{last[Question]} + i", **STANDS)
    multiply(conclusion, MANY, conference_id=f"{last[Conference]} + i", **STANDS)
    multiply(results, MANY, conference_id=f"{last[Conference]} + i", **STANDS)
    multiply(point, MANY, **STANDS)
    # Of one form only one request of a kind is open, which does not matter to the sweeps.
    multiply(build.a_data_request(assignment.question.registration, state="answered"), MANY, **STANDS)
    for model in deadlined_models():
        model.objects.filter(Q(due_on=None) | Q(notified_on=None)).update(next_alert_on=None, alert=0)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute("ANALYZE")


def reading(queries) -> dict[str, list[str]]:
    """{table: how PostgreSQL reads it} for the queries that read a table, in their order."""
    found = defaultdict(list)
    for statement in [query["sql"] for query in queries if query["sql"].startswith("SELECT")]:
        with connection.cursor() as cursor:
            cursor.execute(f"EXPLAIN {statement}")
            scans = [line for [line] in cursor.fetchall() if "Scan" in line]
        for scan in scans:
            how, table = scan.strip(" ->").split("  ")[0].split(" on ")
            found[table].append(how)
    found.pop("workdays_dayoff", None)  # the hundred days off
    return found


def test_a_sweep_with_nothing_due_reads_the_index_of_the_next_alert_day(many):
    with CaptureQueriesContext(connection) as asked:
        moved = services.raise_due_alerts(today=TUESDAY)

    assert (moved, reading(asked)) == (
        0,
        {
            model._meta.db_table: [f"Index Scan using {model._meta.model_name}_alert_day"]
            for model in deadlined_models()
        },
    )


def test_with_nothing_new_to_write_only_the_two_indexes_are_read(many):
    with CaptureQueriesContext(connection) as asked:
        written = services.send_morning_letters(now=datetime(2026, 6, 2, 9, 0))

    assert (written, reading(asked)) == (
        0,
        {
            # First it raises the alerts that are due, because the letters carry everything.
            model._meta.db_table: [
                f"Index Scan using {model._meta.model_name}_alert_day",
                f"Index Only Scan using {model._meta.model_name}_unnotified",
            ]
            for model in deadlined_models()
        },
    )


@pytest.mark.parametrize("rows", ["nothing", "many"])
def test_a_sweep_with_nothing_due_asks_the_same_few_questions_however_many_rows_there_are(rows, request):
    if rows == "many":
        request.getfixturevalue("many")

    with CaptureQueriesContext(connection) as asked:
        services.raise_due_alerts(today=TUESDAY)
        services.send_morning_letters(now=datetime(2026, 6, 2, 9, 0))

    tables = len(deadlined_models())
    # Each sweep asks once for due alerts, between the statements of a transaction; once for what is unnotified;
    # then for the days off, and for days that were written ahead.
    assert len(asked) == 2 * 3 * tables + tables + 2
