"""Mailboxes are read by IMAP, each letter once, whatever breaks off; streams of letters are read alike."""

import io
import sys
from datetime import UTC, datetime

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.core.management import CommandError, call_command
from django.utils.timezone import now

from registrations.mailbox.accounts import mailboxes
from registrations.mailbox.limits import LARGEST_LETTER
from registrations.mailbox.reading import NotRead, read_mailboxes
from registrations.mailbox.streams import letters_in
from registrations.models import IncomingMessage, ReadingPlace
from tests.build import a_commune
from tests.imap_server import ImapServer
from tests.registrations.mailbox.mails import a_mail

pytestmark = pytest.mark.django_db


@pytest.fixture
def server(monkeypatch):
    a_commune(slug="tan-hoa")
    server = ImapServer()
    monkeypatch.setenv("MAILBOXES", f"tan-hoa={server.address}")
    yield server
    server.stop()


def texts():
    return list(IncomingMessage.objects.order_by("pk").values_list("subject", flat=True))


def test_new_letters_are_read_once_and_stay_unread_on_the_server(server):
    for number in range(3):
        server.put(a_mail(subject=f"Thư {number}"))

    first, second = read_mailboxes(now=now()), read_mailboxes(now=now())
    server.put(a_mail(subject="Thư 3"))
    third = read_mailboxes(now=now())

    assert (first, second, third) == (3, 0, 1)
    assert texts() == ["Thư 0", "Thư 1", "Thư 2", "Thư 3"]
    assert len(server.letters["INBOX"]) == 4 and all("PEEK" in what for _, what in server.fetched)
    assert IncomingMessage.objects.first().received_at == datetime(2026, 11, 23, 1, 15, tzinfo=UTC)


def test_a_run_that_breaks_off_in_the_middle_loses_nothing_and_doubles_nothing(server):
    for number in range(4):
        server.put(a_mail(subject=f"Thư {number}"))
    server.dies_after = 2

    with pytest.raises(NotRead, match="tan-hoa"):
        read_mailboxes(now=now())
    half = texts()
    # Killed between storing a letter and noting the place: that letter is read a second time.
    ReadingPlace.objects.update(uid=1)
    server.dies_after = None
    read_mailboxes(now=now())

    assert half == ["Thư 0", "Thư 1"]
    assert texts() == ["Thư 0", "Thư 1", "Thư 2", "Thư 3"]


def test_new_numbers_of_the_server_double_nothing(server):
    server.put(a_mail(subject="Thư cũ"))
    read_mailboxes(now=now())
    server.validity = 2

    read_mailboxes(now=now())

    assert texts() == ["Thư cũ"]


def test_read_letters_are_moved_where_a_folder_is_named(server, monkeypatch):
    monkeypatch.setenv("MAILBOXES", f"tan-hoa={server.address}?moved=Da%20doc")
    server.put(a_mail(subject="Một"))

    read_mailboxes(now=now())

    assert (len(server.letters["INBOX"]), len(server.letters["Da doc"]), texts()) == (0, 1, ["Một"])


def test_of_a_letter_of_forty_megabytes_only_the_head_is_fetched(server):
    server.put(a_mail(subject="Phim nặng") + b"0" * 40_000_000)

    read_mailboxes(now=now())

    [(_, what)] = server.fetched
    message = IncomingMessage.objects.get()
    assert "HEADER" in what and (message.subject, message.text, message.state) == ("Phim nặng", "", "waiting")
    assert "Thư nặng 41 MB" in message.flaws


def test_a_mailbox_that_is_down_does_not_stop_the_others(server, monkeypatch, caplog):
    a_commune(slug="tan-lap")
    monkeypatch.setenv("MAILBOXES", f"tan-lap=imap://a:bi-mat@127.0.0.1:1/INBOX tan-hoa={server.address}")
    server.put(a_mail(subject="Đến nơi"))

    with pytest.raises(NotRead, match=r"^tan-lap$"):
        read_mailboxes(now=now())

    assert texts() == ["Đến nơi"] and "bi-mat" not in caplog.text


@pytest.mark.parametrize(
    "written",
    ["tan-hoa", "tan-hoa=imaps://host/INBOX", "tan-hoa=imap://a:b@mail.example/INBOX", "x=https://a:b@c/d"],
)
def test_a_wrong_setting_is_named_without_its_password(monkeypatch, written):
    monkeypatch.setenv("MAILBOXES", written.replace(":b@", ":bi-mat@"))

    with pytest.raises(ImproperlyConfigured) as error:
        mailboxes()

    assert "MAILBOXES" in str(error.value) and "bi-mat" not in str(error.value)


def test_a_stream_is_one_letter_or_many_and_never_holds_a_large_one():
    mbox = (
        b"From a Mon\n"
        + a_mail("Một\n\nFrom phia bac").replace(b"\nFrom phia", b"\n>From phia")
        + b"\nFrom b Tue\n"
        + a_mail("Hai")
    )
    large = io.BytesIO(a_mail("To") + b"0123456789\n" * 4_000_000)

    one, two, big = [*letters_in(io.BytesIO(mbox)), *letters_in(large)]

    assert b"\nFrom phia bac" in one.content and b"Hai" in two.content
    assert big.size > LARGEST_LETTER and len(big.content) < 200_000


def test_the_command_reads_standard_input_and_says_what_became_of_it(server, monkeypatch, capsys):
    class Standard:
        buffer = io.BytesIO(a_mail(subject="Qua đường ống"))

    monkeypatch.setattr(sys, "stdin", Standard)

    call_command("read_mail", authority="tan-hoa")
    with pytest.raises(CommandError, match="--authority"):
        call_command("read_mail", authority="khong-co")

    assert texts() == ["Qua đường ống"] and ": chờ nhập." in capsys.readouterr().out
