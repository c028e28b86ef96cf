import logging
import os
import re
import subprocess
import sys
from datetime import date, time
from pathlib import Path

import pytest
from django import forms
from django.test import RequestFactory
from django.urls import ResolverMatch
from django.utils.formats import date_format, get_format, number_format

from dialogue_portal.settings.logs import PrivateFormatter

ROOT = Path(__file__).resolve().parents[1]
PRODUCTION = {
    "DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.production",
    "SECRET_KEY": "k7w!x0q2-" * 7,
    "DATABASE_URL": "postgres://portal@localhost/portal",
    "REDIS_URL": "redis://localhost/0",
    "ALLOWED_HOSTS": "doithoai.example.vn",
    "BASE_URL": "https://doithoai.example.vn",
}


def run(code: str, **environment) -> subprocess.CompletedProcess:
    """Runs Python in a process that sees PATH and `environment` only."""
    return subprocess.run(
        [sys.executable, "-c", code],
        cwd=ROOT,
        env={"PATH": os.environ["PATH"], **environment},
        capture_output=True,
        text=True,
    )


@pytest.mark.parametrize("name", ["SECRET_KEY", "DATABASE_URL", "REDIS_URL", "ALLOWED_HOSTS", "BASE_URL"])
def test_production_refuses_to_start_without(name):
    environment = {key: value for key, value in PRODUCTION.items() if key != name}

    started = run("import django; django.setup()", **environment)

    assert started.returncode != 0
    assert f"Thiếu biến môi trường {name}" in started.stderr


def test_production_refuses_another_database_than_postgresql():
    started = run("import django; django.setup()", **PRODUCTION | {"DATABASE_URL": "sqlite:///x.sqlite3"})

    assert started.returncode != 0
    assert "DATABASE_URL phải là địa chỉ PostgreSQL" in started.stderr


def test_production_passes_the_deployment_check():
    checked = run(
        "import django; from django.core.management import call_command; django.setup();"
        "call_command('check', deploy=True, fail_level='WARNING')",
        **PRODUCTION,
    )

    assert (checked.returncode, checked.stderr) == (0, "")


def test_production_lets_postgresql_compile_no_query():
    asked = run(
        "import django; django.setup();"
        "from django.db import connection; cursor = connection.cursor();"
        "cursor.execute('SHOW jit'); print(cursor.fetchone()[0])",
        **PRODUCTION | {"DATABASE_URL": os.environ["DATABASE_URL"].rsplit("/", 1)[0] + "/postgres"},
        PGOPTIONS="-c jit=on",
    )

    assert (asked.returncode, asked.stdout.strip()) == (0, "off"), asked.stderr


def test_production_collects_every_static_file_under_a_hashed_name(tmp_path):
    collected = run(
        "import django; from django.core.management import call_command; django.setup();"
        "call_command('collectstatic', interactive=False, verbosity=0);"
        "from django.templatetags.static import static;"
        "print(static('styles/portal.css'))",
        **PRODUCTION,
        STATIC_ROOT=str(tmp_path),
    )

    assert collected.returncode == 0, collected.stderr
    sheet = tmp_path / collected.stdout.strip().removeprefix("/static/")
    assert [file.exists() for file in (sheet, Path(f"{sheet}.br"), Path(f"{sheet}.gz"))] == [True] * 3
    assert re.search(r"portal\.[0-9a-f]{12}\.css$", sheet.name)
    assert not (tmp_path / "styles" / "portal.css").exists()


def test_embedded_makes_its_secret_once_and_keeps_it_to_its_owner(tmp_path):
    code = "from django.conf import settings; print(settings.SECRET_KEY)"
    environment = {"DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded", "DATA_DIR": str(tmp_path)}

    first, second = run(code, **environment), run(code, **environment)

    secret = (tmp_path / "secret_key").read_text()
    assert len(secret) > 50
    assert [first.stdout.strip(), second.stdout.strip()] == [secret, secret]
    assert (tmp_path / "secret_key").stat().st_mode & 0o777 == 0o600


def test_embedded_serves_plain_files_until_they_are_collected(tmp_path):
    code = (
        "import django; django.setup();"
        "from django.test import Client;"
        "page = Client().get('/static/styles/portal.css');"
        "from django.templatetags.static import static;"
        "print(static('styles/portal.css'), page.status_code, page['Cache-Control'])"
    )
    environment = {"DJANGO_SETTINGS_MODULE": "dialogue_portal.settings.embedded", "DATA_DIR": str(tmp_path)}

    fresh = run(code, **environment)

    assert fresh.stdout.split() == ["/static/styles/portal.css", "200", "max-age=60,", "public"]
    assert fresh.stderr.count("chưa được gom") == 1


def test_dates_are_read_day_first():
    assert forms.DateField(localize=True).clean("09/06/2026") == date(2026, 6, 9)
    assert forms.DateField().clean("2026-06-09") == date(2026, 6, 9)
    assert forms.TimeField().clean("7h30") == time(7, 30)


def test_dates_and_numbers_are_written_as_offices_write_them():
    assert date_format(date(2026, 6, 9)) == "09/06/2026"
    assert date_format(date(2026, 6, 9), "YEAR_MONTH_FORMAT") == "tháng 6/2026"
    assert number_format(1234567, force_grouping=True) == "1.234.567"
    assert get_format("FIRST_DAY_OF_WEEK") == 1


def test_the_console_never_shows_an_address_with_its_code():
    request = RequestFactory().get("/binh-an/tra-cuu/MA-BI-MAT/")
    request.resolver_match = ResolverMatch(str, (), {}, route="<slug:authority>/tra-cuu/<str:code>/")
    record = logging.makeLogRecord(
        {"msg": "%s: %s", "args": ("Internal Server Error", request.path), "request": request}
    )

    assert PrivateFormatter().format(record) == "Internal Server Error: /<slug:authority>/tra-cuu/<str:code>/"


def test_the_console_never_shows_the_row_that_a_database_refused():
    lines = [
        "ERROR: new row violates check",
        "DETAIL:  Failing row contains (Nguyễn Văn A,",
        "",
        "0912345678).",
        "",
    ]
    lines += ["The above exception was the direct cause of the following exception:", "IntegrityError"]
    record = logging.makeLogRecord({"msg": "\n".join(lines)})

    assert PrivateFormatter().format(record).splitlines() == [
        "ERROR: new row violates check",
        "DETAIL: (đã lược bỏ)",
        "The above exception was the direct cause of the following exception:",
        "IntegrityError",
    ]
