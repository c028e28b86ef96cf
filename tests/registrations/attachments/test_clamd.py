"""Files go past ClamAV where it is configured; where it does not answer, no file is taken."""

import pytest

from registrations.attachments import clamd
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
