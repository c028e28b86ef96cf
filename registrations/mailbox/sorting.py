"""Tells letters that machines sent from those of people, by what they say of themselves. Pure, no database."""

import re
from email.message import Message
from email.utils import parseaddr

from registrations.mailbox.charsets import header_of

BOUNCE = "Thông báo trả thư"
OUT_OF_OFFICE = "Thư trả lời tự động"
MAILING_LIST = "Thư gửi hàng loạt"
OWN = "Thư của chính cổng này quay lại"
MACHINES = re.compile(r"(?:mailer-daemon|postmaster|no-?reply|donotreply)(?:[+.\-_].*)?@", re.I)
ANSWERS_ITSELF = ("X-Autoreply", "X-Autorespond", "X-Auto-Reply")


def why_automatic(message: Message) -> str:
    """Return what kind of automatic letter it is, in Vietnamese; "" for one that a person may have written."""
    kind = message.get_content_type()
    reports = str(message.get_param("report-type") or "").lower()
    sender = parseaddr(header_of(message, "From"))[1]
    # An empty return path is that of notifications; a letter of a person always has one.
    nobody = message.get("Return-Path") is not None and header_of(message, "Return-Path") in ("<>", "")
    if kind == "multipart/report" and reports in ("delivery-status", ""):
        return BOUNCE
    if kind == "multipart/report" or (nobody and MACHINES.match(sender)):
        return BOUNCE if nobody else OUT_OF_OFFICE
    submitted = header_of(message, "Auto-Submitted").partition(";")[0].strip().lower()
    precedence = header_of(message, "Precedence").lower()
    if (
        submitted not in ("", "no")
        or precedence == "auto_reply"
        or any(name in message for name in ANSWERS_ITSELF)
    ):
        return OUT_OF_OFFICE
    if "List-Id" in message or "List-Unsubscribe" in message or precedence in ("bulk", "list", "junk"):
        return MAILING_LIST
    if nobody or MACHINES.match(sender):
        return OUT_OF_OFFICE
    return ""
