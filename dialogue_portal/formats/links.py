"""Texts that a mail program or a reader would take for a link; pure, no database."""

import re

# A scheme, a "www.", or a name with one of the endings that mail programs make clickable.
ENDINGS = (
    "com|net|org|info|biz|vn|xyz|top|site|online|shop|store|link|click|club|live|app|dev|io|me|co|cc|ru|cn|tk|ml|ga|cf|gq|"
    "icu|vip|pro|work|world|page|bet|win|one|asia|eu|us|uk|tv|ly|gl|gd|to|sh|ws|pw|su|mobi|edu|gov"
)
ADDRESS = re.compile(
    rf"[a-z][a-z0-9+.-]*://|\bwww\.|(?<![\w])[\w-]+(?:\.[\w-]+)*\.(?:{ENDINGS})(?![\w-])|\S@\S|[\w.]/\w",
    re.IGNORECASE,
)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:/|\bwww\.|[\w]\.[a-z]{2,}/|\S@\S", re.IGNORECASE)


def looks_like_link(text: str) -> bool:
    """Whether a part of the text looks like an address of a page or of e-mail."""
    return ADDRESS.search(text) is not None


def holds_whole_link(text: str) -> bool:
    """Whether the text holds a whole link; a firm may be called after its domain ("Công ty Thóc.vn")."""
    return SCHEME.search(text) is not None
