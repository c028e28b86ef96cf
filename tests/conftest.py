"""What every test may use: somebody logged in, the cost of a page, a browser, a phone, a live worker."""

import shutil
from collections import defaultdict

import pytest
import time_machine
from django.core import serializers
from django.db import connection, connections, transaction
from django.db.models import QuerySet
from django.test.utils import CaptureQueriesContext
from playwright.sync_api import expect

from dialogue_portal.accounts.roles import Role
from tests.build import a_commune, a_member
from tests.live_worker import LiveWorker
from tests.migrated import make_database
from tests.plans.whole_plans import FOUND_REAL_PLANS, NO_REAL_PLANS

# What Chromium prepares for its own window, and processes that it starts before anybody needs them: more work than a
# page of the portal, for each window that a test opens. The pages themselves are shown as ever.
NEEDED_BY_NO_PAGE = [
    "PreloadTopChromeWebUI",
    "SpareRendererForSitePerProcess",
    "WebUIOmniboxAimPopup",
    "WebUIOmniboxPopup",
]
# Chromium takes the last such list: what Playwright leaves out is left out here too.
LEFT_OUT_BY_PLAYWRIGHT = [
    "AimEnabled",
    "AvoidCorsURLLoaderRestartOnRedirect",
    "AvoidUnnecessaryBeforeUnloadCheckSync",
    "DestroyProfileOnBrowserClose",
    "HttpsFirstBalancedModeAutoEnable",
    "HttpsUpgrades",
    "LensOverlay",
    "MediaRouter",
    "NetworkTimeServiceQuerying",
    "OptimizationHints",
    "PaintHolding",
    "PreconnectToSearch",
    "ThirdPartyStoragePartitioning",
]
CHROMIUM_OPTIONS = [
    f"--disable-features={','.join(NEEDED_BY_NO_PAGE + LEFT_OUT_BY_PLAYWRIGHT)}",
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--disable-background-networking",
    "--no-first-run",
    # A page that still glides after a key drops the jump to a link that is pressed meanwhile.
    "--disable-smooth-scrolling",
]

# A page that is merely slow on a busy machine has not failed.
expect.set_options(timeout=15_000)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items):
    """Lets the tests that commit come last, each with the rows of the migrations restored before it.

    Such a test empties all tables at its end. pytest moves tests in a browser forward because they share a parameter,
    so the order is set after that.
    """
    for item in items:
        if item.get_closest_marker("real_plans") and not FOUND_REAL_PLANS:
            item.add_marker(pytest.mark.skip(reason=NO_REAL_PLANS))
        if commits(item):
            item.add_marker(pytest.mark.django_db(transaction=True, serialized_rollback=True), append=False)
    items.sort(key=commits)


def pytest_terminal_summary(terminalreporter):
    """Says once, and without being asked, why tests were skipped."""
    if any(NO_REAL_PLANS in str(report.longrepr) for report in terminalreporter.getreports("skipped")):
        terminalreporter.write_line(NO_REAL_PLANS)


def commits(item) -> bool:
    """Whether the test commits to the database."""
    marker = item.get_closest_marker("django_db")
    in_browser = {"live_server", "transactional_db"} & set(item.fixturenames)
    return bool(in_browser or (marker and marker.kwargs.get("transaction")))


@pytest.fixture(scope="session")
def django_db_keepdb():
    """Django takes the copy of the migrated database for a test database of an earlier run."""
    return True


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings, django_db_blocker):
    """The tests of this process have a copy of the migrated database."""
    with django_db_blocker.unblock():
        make_database(connection.creation._get_test_db_name())


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    """Tells every connection which rows to restore: beside Playwright's event loop Django opens another one."""
    with django_db_blocker.unblock():
        first = connections["default"]
        if contents := getattr(first, "_test_serialized_contents", None):
            type(first)._test_serialized_contents = contents
            type(first.creation).deserialize_db_from_string = restore_rows


def restore_rows(creation, contents):
    """Stores the rows of the migrations again, with one statement a model; Django takes two for each row."""
    rows = defaultdict(list)
    for one in serializers.deserialize("json", contents):
        rows[type(one.object)].append(one)
    with transaction.atomic(), connection.constraint_checks_disabled():
        for model, found in rows.items():
            # Before the first test nothing is missing yet.
            QuerySet(model).bulk_create((one.object for one in found), ignore_conflicts=True)
            for one in found:
                for name, others in one.m2m_data.items():
                    getattr(one.object, name).set(others)


@pytest.fixture
def commune(db):
    """A commune."""
    return a_commune()


@pytest.fixture
def clerk(client, commune):
    """Somebody of the commune's office, logged in."""
    user = a_member(commune, Role.CLERK)
    client.force_login(user)
    return user


@pytest.fixture
def a_monday():
    """It is Monday 8/6/2026, 9:00 in Vietnam."""
    with time_machine.travel("2026-06-08 02:00+00:00", tick=False):
        yield


@pytest.fixture
def as_a(client):
    """The test's client, logged in as somebody who holds a role."""

    def log_in(role, authority):
        client.force_login(a_member(authority, role))
        return client

    return log_in


@pytest.fixture
def queries_of(client):
    """Counts the queries of a page that was opened before, so that caches are filled."""

    def count(url):
        assert client.get(url).status_code == 200
        with CaptureQueriesContext(connection) as asked:
            client.get(url)
        return len(asked)

    return count


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """The machine's own Chromium, if there is one."""
    installed = shutil.which("chromium") or shutil.which("google-chrome")
    return browser_type_launch_args | {"executable_path": installed, "args": CHROMIUM_OPTIONS}


@pytest.fixture(scope="session")
def browser_context_args(browser_context_args, live_server):
    """`page.goto("/dang-nhap/")` opens the page of the live server, in the language and time zone of Vietnam."""
    return browser_context_args | {
        "base_url": live_server.url,
        "locale": "vi-VN",
        "timezone_id": "Asia/Ho_Chi_Minh",
    }


@pytest.fixture
def new_context(new_context):
    """Browser windows; the test fails if the content security policy refused something or a script failed."""
    complaints = []

    def watched(**options):
        context = new_context(**options)
        context.on(
            "console", lambda message: complaints.append(message.text) if is_refusal(message) else None
        )
        context.on("weberror", lambda error: complaints.append(str(error.error)))
        return context

    yield watched

    assert complaints == []


def is_refusal(message) -> bool:
    """Whether the browser reports that the content security policy refused something."""
    return message.type == "error" and "Content Security Policy" in message.text


@pytest.fixture
def phone(new_context):
    """A page on a phone without JavaScript."""
    screen = {"width": 390, "height": 844}
    return new_context(viewport=screen, is_mobile=True, has_touch=True, java_script_enabled=False).new_page()


@pytest.fixture
def celery_worker_process(transactional_db, tmp_path):
    """A real worker and scheduler on the tests' database and queue; see LiveWorker."""
    worker = LiveWorker(tmp_path)
    worker.start()
    yield worker
    worker.end()
