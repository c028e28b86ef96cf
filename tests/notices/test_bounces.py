"""Letters that come back: the address in a notification of a mail server is recorded as bounced."""

import io
import sys

import pytest
from django.core.management import call_command

from dialogue_portal.notices.models import BouncedAddress, OutgoingMail
from tests import build

pytestmark = pytest.mark.django_db

NOTIFICATION = """\
From: MAILER-DAEMON@thu.example
To: cong-doi-thoai@xa.example
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="HET"

--HET
Content-Type: text/plain; charset=utf-8

Xin lỗi, thư của ông/bà không đến được Nguyễn Văn Kín.

--HET
Content-Type: message/delivery-status

Reporting-MTA: dns; thu.example
Arrival-Date: Thu, 26 Nov 2026 08:00:00 +0700

{recipients}

--HET
Content-Type: message/rfc822

{returned}

--HET--
"""
RETURNED = "From: cong-doi-thoai@xa.example\nSubject: Thu\n\nLoi thu."


def block(address, status, action="failed"):
    return (
        f"Final-Recipient: {address}\nAction: {action}\nStatus: {status}\nDiagnostic-Code: smtp; 550 khong co"
    )


def notification(*blocks, returned=RETURNED):
    return NOTIFICATION.format(recipients="\n\n".join(blocks), returned=returned)


@pytest.fixture
def feed(monkeypatch, capsys):
    """Pipes a message into the command, and returns the lines of its output."""

    def pipe(message):
        content = message if isinstance(message, bytes) else message.encode()
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(content)))
        call_command("record_bounce")
        return capsys.readouterr().out.splitlines()

    return pipe


def bounced():
    return list(BouncedAddress.objects.order_by("pk").values_list("address", "reason"))


def test_the_address_of_a_permanent_failure_is_recorded(feed):
    output = feed(notification(block("rfc822; Dan@Example.vn", "5.1.1")))

    assert bounced() == [("dan@example.vn", "5.1.1")]
    assert output == ["Đã đánh dấu Dan@Example.vn (5.1.1): từ nay không gửi thư đến địa chỉ này nữa."]


def test_lines_may_end_with_cr_and_lf(feed):
    feed(notification(block("rfc822;<dan@example.vn>", "5.0.0 (unknown)")).replace("\n", "\r\n"))

    assert bounced() == [("dan@example.vn", "5.0.0")]


def test_each_recipient_is_judged_alone(feed):
    output = feed(
        notification(
            block("rfc822; mot@example.vn", "5.1.1"),
            block("rfc822; hai@example.vn", "4.2.2"),
            block("rfc822; ba@example.vn", "5.1.1", action="delayed"),
            block("rfc822; bon@example.vn", "5.7.1"),
            block("rfc822; khong phai dia chi", "5.1.1"),
        )
    )

    assert bounced() == [("mot@example.vn", "5.1.1")]
    assert output == [
        "Đã đánh dấu mot@example.vn (5.1.1): từ nay không gửi thư đến địa chỉ này nữa.",
        "Bỏ qua hai@example.vn: không phải lỗi vĩnh viễn (4.2.2).",
        "Bỏ qua bon@example.vn: bị chặn vì nội dung hoặc nơi gửi, không phải vì địa chỉ (5.7.1).",
        "Bỏ qua một người nhận: không đọc được địa chỉ.",
    ]


def test_a_notification_that_comes_twice_is_recorded_once(feed):
    message = notification(block("rfc822; dan@example.vn", "5.1.1"))
    feed(message)

    assert feed(message) == ["dan@example.vn đã được đánh dấu từ trước."]
    assert len(bounced()) == 1


def test_a_notification_inside_the_returned_letter_is_ignored(feed):
    hidden = notification(block("rfc822; nan-nhan@example.vn", "5.1.1")).replace("HET", "TRONG")

    feed(notification(block("rfc822; dan@example.vn", "5.1.1"), returned=hidden))

    assert bounced() == [("dan@example.vn", "5.1.1")]


@pytest.mark.parametrize(
    "message",
    [
        "",
        "Subject: Toi di vang\n\nTuan sau toi tra loi.",
        NOTIFICATION.replace("message/delivery-status", "text/plain"),
        b"\xff\xfe\x00 khong phai thu",
        "Content-Type: multipart/report\n\nkhong co phan nao",
    ],
)
def test_nothing_is_recorded_for_another_message(feed, message):
    output = feed(message)

    assert (bounced(), output) == ([], ["Đây không phải thông báo trả thư. Không đánh dấu địa chỉ nào."])


def test_letters_that_wait_for_a_bounced_address_are_refused(feed):
    commune = build.a_commune()
    for key in ("một", "hai"):
        OutgoingMail.objects.create(authority=commune, key=key, to="Dan@example.vn", subject=key, body="Lời.")

    feed(notification(block("rfc822; dan@example.vn", "5.1.1")))

    assert [letter.status for letter in OutgoingMail.objects.with_delivery()] == ["Bị từ chối"] * 2
