"""The text of a letter out of its bytes, whatever its program says about their coding. Pure, no database."""

import re
from email.header import decode_header
from email.message import Message

from dialogue_portal.formats.vietnamese import normalise
from plans.sourcefiles.oldfonts import Coding, in_unicode

# Names under which Vietnamese programs send letters of the old coding TCVN3.
OLD = re.compile(r"tcvn|x-viet|abc", re.I)
# Programs name one of these where the letter is in UTF-8, or in the Vietnamese code page.
UNSURE = {
    *("", "us-ascii", "ascii", "utf-8", "utf8", "unknown-8bit"),
    *("iso-8859-1", "latin1", "latin-1", "windows-1252", "cp1252"),
}
CODE_PAGES = {"windows-1258": "cp1258", "cp1258": "cp1258", "x-cp1258": "cp1258"}
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def text_of(content: bytes, charset: str = "") -> str:
    """Return the text in normal letters (NFC); what cannot be read becomes a replacement sign, nothing is raised."""
    named = charset.strip("\"' ").lower()
    if OLD.search(named):
        return _tidy(in_unicode(content.decode("latin-1"), Coding.TCVN3))
    # Bytes that are good UTF-8 and more than ASCII are UTF-8, whatever is said of them.
    is_utf = _is_eight_bit(content)
    codings = ["utf-8", "cp1258"] if named in UNSURE else [*["utf-8"] * is_utf, CODE_PAGES.get(named, named)]
    for coding in filter(None, codings):
        try:
            return _tidy(content.decode(coding))
        except (LookupError, UnicodeError, ValueError):
            continue
    return _tidy(content.decode("utf-8", "replace"))


def header_of(message: Message, name: str) -> str:
    """Return a header in one line of normal letters; "" where there is none."""
    raw = message.get(name)
    if raw is None:
        return ""
    try:
        parts = decode_header(raw)
    except Exception:  # noqa: BLE001  # a broken header can raise anything inside email
        parts = [(str(raw), None)]
    pieces = [
        text_of(piece, coding or "") if isinstance(piece, bytes) else _bare(piece) for piece, coding in parts
    ]
    return " ".join("".join(pieces).split())


def _bare(piece: str) -> str:
    """A piece without a coding; bytes that it should not have are kept by email as surrogates."""
    return text_of(piece.encode("utf-8", "surrogateescape"))


def _is_eight_bit(content: bytes) -> bool:
    return any(byte > 127 for byte in content)


def _tidy(text: str) -> str:
    return CONTROL.sub("", normalise(text.replace("\r\n", "\n").replace("\r", "\n")))
