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
# What a print follows from besides its words.
STYLE = "css/paper.css"
PRINTERS = ("weasyprint", "python-docx")
# The words of a file choose one of these: two texts seldom wait for each other, and no lock is left over.
_LOCKS = tuple(Lock() for _ in range(32))


def kept(words: str, kind: str, make: Callable[[], bytes]) -> bytes:
    """The file of the kind "pdf" or "docx" with these words; of all who ask for it at once, one makes it.

    The others wait, so that the threads of a web process do not print the same sheet again and again.
    """
    digest = hashlib.sha256(f"{kind}\n{_look()}\n{words}".encode())
    key = f"sheet:{digest.hexdigest()}"
    content = cache.get(key)
    if content is None:
        with _LOCKS[digest.digest()[0] % len(_LOCKS)]:
            content = cache.get(key)
            if content is None:
                content = make()
                cache.set(key, content, KEPT_FOR)
    return content


@once
def _look() -> str:
    style = hashlib.sha256(pdf.static_content(pdf.address_of(static(STYLE)))).hexdigest()
    return " ".join([style, *map(version, PRINTERS)])
