"""A print as pictures of its pages, to be shown where no PDF reader is at hand; made once for each print."""

import hashlib
import io
from threading import Lock

from django.core.cache import cache

from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.rendering import pdf_of

KEPT = 10 * 60  # seconds
DOTS = 110  # an inch: a page is 909 points wide, sharp on a telephone and beside an editor

# PDFium is not made to be thread-safe.
_one_at_a_time = Lock()


def print_of(paper: Paper) -> tuple[str, bytes]:
    """The print of a paper with a mark that changes when its words do; a draft is printed once for the same words."""
    document = paper.subject.document
    if document:
        return document.sha256[:16], document.pdf
    mark = hashlib.sha256(paper.html().encode()).hexdigest()[:16]
    return mark, _kept(f"print:{mark}", lambda: pdf_of(paper))


def count_of(mark: str, pdf: bytes) -> int:
    return _kept(f"count:{mark}", lambda: _with_document(pdf, len))


def picture_of(mark: str, pdf: bytes, number: int) -> bytes:
    """Page `number` (from 1) as PNG; raises IndexError where there is none."""
    if not 1 <= number <= count_of(mark, pdf):
        raise IndexError(number)
    return _kept(
        f"page:{mark}:{number}", lambda: _with_document(pdf, lambda document: _drawn(document[number - 1]))
    )


def _drawn(page) -> bytes:
    file = io.BytesIO()
    page.render(scale=DOTS / 72).to_pil().convert("L").save(file, "PNG", optimize=False)
    return file.getvalue()


def _with_document(pdf, work):
    # Imported here: only who looks at pages needs it.
    import pypdfium2

    with _one_at_a_time:
        document = pypdfium2.PdfDocument(pdf)
        try:
            return work(document)
        finally:
            document.close()


def _kept(key, make):
    found = cache.get(key)
    if found is None:
        found = make()
        cache.set(key, found, KEPT)
    return found
