"""The pages of a print as pictures, to be shown where no PDF reader is at hand; each is drawn once and cached."""

import hashlib
import io
from threading import Lock

from django.core.cache import cache

from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.rendering import pdf_of

CACHED_FOR = 10 * 60  # seconds
DOTS_PER_INCH = 110  # a page is 909 dots wide: sharp on a telephone and beside an editor

# PDFium is not made to be thread-safe.
_one_at_a_time = Lock()


def print_with_fingerprint(paper: Paper) -> tuple[str, bytes]:
    """The fingerprint of a paper, which changes when its words change, and its PDF; the same draft is printed once."""
    document = paper.subject.document
    if document:
        return document.sha256[:16], document.pdf
    fingerprint = hashlib.sha256(paper.html().encode()).hexdigest()[:16]
    return fingerprint, _cached(f"print:{fingerprint}", lambda: pdf_of(paper))


def count_of(fingerprint: str, pdf: bytes) -> int:
    """The number of pages of a print."""
    return _cached(f"count:{fingerprint}", lambda: _with_document(pdf, len))


def picture_of(fingerprint: str, pdf: bytes, number: int) -> bytes:
    """Page `number` (from 1) as PNG; raises IndexError where there is none."""
    if not 1 <= number <= count_of(fingerprint, pdf):
        raise IndexError(number)
    return _cached(
        f"page:{fingerprint}:{number}",
        lambda: _with_document(pdf, lambda document: _drawn(document[number - 1])),
    )


def _drawn(page) -> bytes:
    file = io.BytesIO()
    page.render(scale=DOTS_PER_INCH / 72).to_pil().convert("L").save(file, "PNG", optimize=False)
    return file.getvalue()


def _with_document(pdf, work):
    # Imported here: few processes need it.
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return work(document)
        finally:
            document.close()


def _cached(key, make):
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, CACHED_FOR)
    return found
