"""A letter (RFC 5322) taken apart: who writes, what is written, which files come with it. Pure, no database."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC
from email import message_from_bytes
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from registrations.mailbox.charsets import header_of, text_of
from registrations.mailbox.limits import (
    DEEPEST,
    LONGEST_NAME,
    LONGEST_SUBJECT,
    LONGEST_TEXT,
    MOST_FILES,
    MOST_PARTS,
)
from registrations.mailbox.sorting import why_automatic
from registrations.mailbox.webtext import text_of_html

# They say nothing to a reader: signatures of machines, invitations to calendars.
UNSHOWN = {
    "application/pkcs7-signature",
    "application/x-pkcs7-signature",
    "application/pgp-signature",
    "text/calendar",
}
FORWARDED = "---------- Thư được chuyển tiếp ----------"
CUT = "Thư dài quá nên chỉ giữ phần đầu. Xin mở hộp thư của cơ quan để xem hết."
TOO_MANY_FILES = (
    "Thư có nhiều hơn {} tệp nên chỉ giữ các tệp đầu. Xin mở hộp thư của cơ quan để xem các tệp còn lại."
)
TOO_DEEP = "Thư có nhiều thư lồng trong nhau quá mức nên không mở hết. Xin mở hộp thư của cơ quan để xem."


@dataclass
class Opened:
    """What a letter says; `files` are (name, content), `flaws` Vietnamese sentences on what is not kept of it."""

    sender_name: str = ""
    sender_address: str = ""
    subject: str = ""
    text: str = ""
    message_id: str = ""
    answers: list[str] = field(default_factory=list)
    sent_at: str = ""
    arrived_at: str = ""
    automatic: str = ""
    flaws: list[str] = field(default_factory=list)
    files: list[tuple[str, bytes]] = field(default_factory=list)


def opened(content: bytes) -> Opened:
    """Take a letter apart; a broken one gives what can be read of it."""
    message = message_from_bytes(content)
    found = Opened(automatic=why_automatic(message))
    name, address = parseaddr(header_of(message, "From"))
    found.sender_name, found.sender_address = name[:LONGEST_NAME], address[:254] if "@" in address else ""
    found.subject = header_of(message, "Subject")[:LONGEST_SUBJECT]
    found.message_id = header_of(message, "Message-ID")[:250]
    found.answers = f"{header_of(message, 'In-Reply-To')} {header_of(message, 'References')}".split()[:50]
    found.sent_at = _moment(header_of(message, "Date"))
    # The first of these was written last, by the server of the office.
    found.arrived_at = _moment(header_of(message, "Received").rpartition(";")[2])
    _Taker(found).take(message)
    return found


def _moment(written: str) -> str:
    """A date of a header in ISO form and UTC; "" where it is none."""
    try:
        moment = parsedate_to_datetime(written.strip())
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone(UTC).isoformat()
    except (ValueError, TypeError, OverflowError, IndexError):
        return ""


class _Taker:
    """Collects texts and files out of the parts of a letter."""

    def __init__(self, found: Opened):
        self.found, self.parts = found, 0
        self.texts: list[str] = []

    def take(self, message: Message) -> None:
        """Fills in the text, the files and the flaws."""
        self._part(message, 0)
        text = "\n\n".join(filter(None, (text.strip() for text in self.texts)))
        if len(text) > LONGEST_TEXT:
            self._flaw(CUT)
        self.found.text = text[:LONGEST_TEXT]

    def _flaw(self, sentence: str) -> None:
        if sentence not in self.found.flaws:
            self.found.flaws.append(sentence)

    def _part(self, part: Message, depth: int) -> None:
        self.parts += 1
        if depth > DEEPEST or self.parts > MOST_PARTS:
            self._flaw(TOO_DEEP)
            return
        kind = part.get_content_type()
        inner = list(_inner(part))
        if kind == "message/rfc822" and inner:
            self._forwarded(inner[0], depth)
        elif kind == "multipart/alternative" and inner:
            self._alternative(inner, depth)
        elif inner:
            for one in inner:
                self._part(one, depth + 1)
        elif _is_text(part):
            self.texts.append(_text(part))
        elif kind not in UNSHOWN:
            self._file(part)

    def _forwarded(self, message: Message, depth: int) -> None:
        heads = [("Từ", "From"), ("Ngày", "Date"), ("Tiêu đề", "Subject")]
        lines = [f"{label}: {header_of(message, name)}" for label, name in heads if message.get(name)]
        self.texts.append("\n".join([FORWARDED, *lines]))
        self._part(message, depth + 1)

    def _alternative(self, versions: list[Message], depth: int) -> None:
        """Of several versions of one text the plain one is taken, unless it is empty; files within any are kept."""
        before, texts = len(self.texts), []
        for one in sorted(versions, key=lambda version: version.get_content_type() != "text/plain"):
            self._part(one, depth + 1)
            texts.append([text for text in self.texts[before:] if text.strip()])
            del self.texts[before:]
        self.texts += next(filter(None, texts), [])

    def _file(self, part: Message) -> None:
        content = _content(part)
        if not content.strip():
            return
        if len(self.found.files) == MOST_FILES:
            self._flaw(TOO_MANY_FILES.format(MOST_FILES))
            return
        self.found.files.append((_name(part), content))


def _inner(part: Message) -> Iterator[Message]:
    content = part.get_payload()
    if isinstance(content, list):
        yield from (one for one in content if isinstance(one, Message))


def _is_text(part: Message) -> bool:
    return (
        part.get_content_type() in ("text/plain", "text/html")
        and part.get_content_disposition() != "attachment"
        and not _name(part)
    )


def _text(part: Message) -> str:
    charset = part.get_param("charset") or ""
    text = text_of(_content(part), charset if isinstance(charset, str) else str(charset[-1]))
    return text_of_html(text) if part.get_content_type() == "text/html" else text


def _content(part: Message) -> bytes:
    try:
        content = part.get_payload(decode=True)
    except (ValueError, LookupError, AssertionError):
        content = None
    return content if isinstance(content, bytes) else b""


def _name(part: Message) -> str:
    """The name of a file as its sender wrote it; "" where it has none."""
    try:
        written = part.get_filename() or ""
    except (ValueError, LookupError, TypeError, AttributeError):
        return ""
    holder = Message()
    holder["Name"] = written.replace("\n", " ").replace("\r", " ")
    return header_of(holder, "Name")
