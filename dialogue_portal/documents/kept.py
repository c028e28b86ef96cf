"""Files of sheets that anybody may ask for: each is made once for its words, however many ask for it at once."""

import hashlib
from collections.abc import Callable
from functools import cache as once
from importlib.metadata import version
from threading import Lock

from django.core.cache import cache
from django.templatetags.static import static

from dialogue_portal.documents import pdf

KEPT_FOR = 24 * 60 * 60  # seconds; a text that changes gets a file of its own at once
WAITS_AT_MOST = 0.3  # seconds
# What a print follows from besides its words.
STYLE = "css/paper.css"
PRINTERS = ("weasyprint", "python-docx")
# The words of a file choose one of these: two texts seldom wait for each other, and no lock is left over.
_LOCKS = tuple(Lock() for _ in range(32))


class BeingMade(Exception):
    """Somebody else asked for the file a moment ago, and it is not finished."""


def kept(words: str, kind: str, make: Callable[[], bytes]) -> bytes:
    """The file of the kind "pdf" or "docx" with these words; of all who ask for it at once, one makes it.

    Nobody waits long for that one, so that a print takes one thread of a web process and not all of them: raises
    BeingMade where it is not finished yet.
    """
    digest = hashlib.sha256(f"{kind}\n{_look()}\n{words}".encode())
    key = f"sheet:{digest.hexdigest()}"
    content = cache.get(key)
    if content is None:
        lock = _LOCKS[digest.digest()[0] % len(_LOCKS)]
        if not lock.acquire(timeout=WAITS_AT_MOST):
            raise BeingMade
        try:
            content = cache.get(key)
            if content is None:
                content = make()
                cache.set(key, content, KEPT_FOR)
        finally:
            lock.release()
    return content


@once
def _look() -> str:
    style = hashlib.sha256(pdf.static_content(pdf.address_of(static(STYLE)))).hexdigest()
    return " ".join([style, *map(version, PRINTERS)])
