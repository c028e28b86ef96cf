"""Files go past ClamAV where it is configured; where it does not answer, no file is taken."""

import pytest
from django.urls import reverse

from dialogue_portal.accounts.roles import Role
from dialogue_portal.apart import clamd
from tests.registrations.attachments.clamd_server import (
    HANG_UP,
    TOO_SMALL,
    VIRUS,
    WRONG_WORDS,
    ClamdServer,
)


@pytest.fixture
def scanner(settings):
    server = ClamdServer()
    settings.CLAMAV_URL = server.url
    yield server
    server.stop()


def test_without_clamav_nothing_is_asked(settings):
    settings.CLAMAV_URL = ""

    clamd.check(VIRUS)


def test_a_clean_file_passes_and_all_of_it_is_looked_at(scanner):
    content = b"sach" * 100_000

    clamd.check(content)

    assert scanner.seen == [content]


def test_a_file_with_a_virus_is_refused_with_its_name(scanner):
    with pytest.raises(clamd.NotClean, match=r"mã độc \(Gia\.Virus\.Thu\)"):
        clamd.check(b"a" * 70_000 + VIRUS)


@pytest.mark.parametrize("mood", [HANG_UP, WRONG_WORDS, TOO_SMALL])
def test_a_scanner_that_gives_no_verdict_lets_nothing_pass(scanner, mood):
    scanner.mood = mood

    with pytest.raises(clamd.NotClean, match="không trả lời"):
        clamd.check(b"sach")


def test_a_scanner_that_is_not_there_lets_nothing_pass(scanner):
    scanner.stop()

    with pytest.raises(clamd.NotClean, match="không trả lời"):
        clamd.check(b"sach")


@pytest.mark.parametrize("url", ["unix:///khong/co/clamd.ctl", "tcp://127.0.0.1:99999", "clamd"])
def test_a_wrong_address_lets_nothing_pass(settings, url):
    settings.CLAMAV_URL = url

    with pytest.raises(clamd.NotClean, match="không trả lời"):
        clamd.check(b"sach")


def test_a_scanner_that_answers_is_said_to_answer(scanner, settings):
    found = [clamd.answers()]
    settings.CLAMAV_URL = "tcp://127.0.0.1:1"
    found.append(clamd.answers())
    settings.CLAMAV_URL = "unix:///khong/co/clamd.ctl"
    found.append(clamd.answers())
    settings.CLAMAV_URL = ""

    assert [*found, clamd.answers()] == [True, False, False, None]


def test_a_scanner_that_says_something_else_does_not_answer(scanner):
    scanner.mood = HANG_UP

    assert clamd.answers() is False


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("", "Chưa cấu hình"),
        (None, "Đang trả lời"),
        ("tcp://127.0.0.1:1", "Không trả lời: không nhận tệp nào"),
    ],
)
def test_the_office_reads_whether_files_are_scanned(as_a, commune, scanner, settings, url, words):
    settings.CLAMAV_URL = scanner.url if url is None else url

    page = as_a(Role.CLERK, commune).get(reverse("health:status", args=[commune.slug])).text

    assert words in page
