"""What a monitor reads at /healthz."""

import json
import os
import subprocess
import sys
import time
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import connection
from django.utils.timezone import now

from dialogue_portal.celery import app
from dialogue_portal.health import state
from dialogue_portal.notices.models import MOST_ATTEMPTS
from tests import build
from tests.health.swept import a_check, a_letter, all_swept

# The look opens and closes a connection of its own: it sees committed rows only.
pytestmark = pytest.mark.django_db(transaction=True)

ROOT = Path(__file__).resolve().parents[2]


def words_of(reasons):
    return [reason.partition(" từ ")[0] for reason in reasons]


def test_all_is_well_and_nothing_private_is_told(client):
    all_swept()
    a_check()
    commune = build.a_commune()
    a_letter(commune)
    a_letter(commune, attempts=MOST_ATTEMPTS)

    with time_machine.travel(now() + timedelta(minutes=5)):
        asked = client.get("/healthz")

    answer = asked.json()
    ages = [
        answer.pop("last_sweep_seconds"),
        answer["mail"].pop("oldest_waiting_seconds"),
        answer["records"].pop("checked_seconds_ago"),
    ]
    assert (asked.status_code, "no-store" in asked["Cache-Control"]) == (200, True)
    assert answer == {
        "status": "ok",
        "reasons": [],
        "database": True,
        "broker": True,
        "mail": {"waiting": 1, "given_up": 1},
        "records": {"checked": 12, "intact": True},
    }
    assert [300 <= age < 330 for age in ages] == [True, True, True]


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 503)])
def test_half_an_hour_without_any_sweep_is_red(client, minutes, status):
    all_swept()

    with time_machine.travel(now() + timedelta(minutes=minutes)):
        asked = client.get("/healthz")

    reasons = ["việc định kỳ đã ngừng chạy"] if status == 503 else []
    assert (asked.status_code, words_of(asked.json()["reasons"])) == (status, reasons)


@pytest.mark.parametrize(("minutes", "status"), [(29, 200), (31, 503)])
def test_an_installation_that_never_ran_a_sweep_is_red_after_half_an_hour(client, minutes, status):
    with connection.cursor() as cursor:
        cursor.execute("SELECT max(applied) FROM django_migrations")
        installed = cursor.fetchone()[0]

    with time_machine.travel(installed + timedelta(minutes=minutes)):
        asked = client.get("/healthz")

    assert (asked.status_code, asked.json()["last_sweep_seconds"]) == (status, None)


@pytest.mark.parametrize(
    ("late", "reasons"),
    [
        ({"clear_sessions": 179, "seal_records": 29}, []),
        ({"verify_records": 181}, ["việc «Kiểm tra nhật ký mỗi đêm» chưa xong lần nào"]),
        ({"clear_sessions": 181}, ["việc «Dọn phiên đăng nhập» chưa xong lần nào"]),
        ({"seal_records": 31}, ["việc «Niêm phong nhật ký» chưa xong lần nào"]),
    ],
)
def test_one_sweep_that_misses_three_runs_is_red_and_named(client, late, reasons):
    all_swept(**late)

    asked = client.get("/healthz")

    assert (asked.status_code, words_of(asked.json()["reasons"])) == (503 if reasons else 200, reasons)


def test_sweeps_that_ended_in_the_future_prove_nothing_for_today(client):
    all_swept(minutes_ago=-7 * 24 * 60)

    asked = client.get("/healthz")

    assert (asked.status_code, words_of(asked.json()["reasons"])) == (503, ["việc định kỳ đã ngừng chạy"])


def test_a_record_that_was_changed_is_red_and_its_number_is_named(client):
    all_swept()
    a_check(broken_no=7)

    asked = client.get("/healthz")

    [reason] = asked.json()["reasons"]
    assert (asked.status_code, asked.json()["records"]["intact"]) == (503, False)
    assert reason.startswith("nhật ký xử lý đã bị sửa hoặc bị xóa, hỏng từ dòng số 7 (kiểm tra lúc ")


def test_before_the_first_check_of_the_records_all_is_well(client):
    all_swept()

    asked = client.get("/healthz")

    assert (asked.status_code, asked.json()["records"]) == (200, None)


def test_a_queue_that_leads_nowhere_is_red_within_seconds(client, dead_queue):
    all_swept()
    before = time.monotonic()

    asked = client.get("/healthz")

    assert time.monotonic() - before < 5
    assert (asked.status_code, asked.json()["reasons"]) == (503, ["không nối được hàng đợi việc nền"])


def test_a_kept_connection_that_died_is_no_trouble(client):
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        kept = cursor.fetchone()[0]
    with closing(connection.copy()) as other, other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", [kept])

    assert client.get("/healthz").json()["database"] is True


def test_a_database_that_does_not_answer_is_red_within_seconds(client):
    with closing(connection.copy()) as other:
        other.set_autocommit(False)
        with other.cursor() as cursor:
            cursor.execute("LOCK TABLE notices_outgoingmail IN ACCESS EXCLUSIVE MODE")
        before = time.monotonic()

        asked = client.get("/healthz")

        assert time.monotonic() - before < 5
        assert (asked.status_code, asked.json()["database"]) == (503, False)
        other.rollback()


def test_the_file_queue_answers_while_its_folder_takes_files(monkeypatch, tmp_path):
    monkeypatch.setitem(app.conf, "broker_transport_options", {"data_folder_out": str(tmp_path)})
    there = state.queue_answers()
    left_behind = list(tmp_path.iterdir())
    tmp_path.rmdir()

    assert (there, left_behind, state.queue_answers()) == (True, [], False)


def test_a_database_that_is_gone_is_reported_over_plain_http_within_seconds(dead_port):
    """In production, by somebody who carries a session, without a redirect to https."""
    ask = (
        "import django, json, time; django.setup()\n"
        "from django.test import Client\n"
        "client = Client(raise_request_exception=False, headers={'host': 'doithoai.example.vn'})\n"
        "client.cookies['sessionid'] = 'khoa-phien-cu'\n"
        "before = time.monotonic()\n"
        "asked = client.get('/healthz')\n"
        "print(json.dumps([asked.status_code, asked.json(), time.monotonic() - before]))\n"
    )
    environment = {
        "PATH": os.environ["PATH"],
        "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.production",
        "SECRET_KEY": "k7w!x0q2-" * 7,
        "DATABASE_URL": f"postgres://portal@127.0.0.1:{dead_port}/portal",
        "REDIS_URL": os.environ["REDIS_URL"],
        "ALLOWED_HOSTS": "doithoai.example.vn",
        "BASE_URL": "https://doithoai.example.vn",
    }

    asked = subprocess.run(
        [sys.executable, "-c", ask], cwd=ROOT, env=environment, capture_output=True, text=True
    )

    assert asked.returncode == 0, asked.stderr
    status, answer, seconds = json.loads(asked.stdout)
    assert (status, seconds < 6) == (503, True)
    assert answer == {
        "status": "red",
        "reasons": ["không đọc được cơ sở dữ liệu"],
        "database": False,
        "broker": True,
        "last_sweep_seconds": None,
        "mail": None,
        "records": None,
    }
