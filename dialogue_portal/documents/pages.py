"""The pages of a print as pictures, to be shown where no PDF reader is at hand; each is drawn once and cached."""

import hashlib
import io
import re
from base64 import b64encode
from dataclasses import dataclass
from threading import Lock

from django.core.cache import cache
from django.db.models import Model

from dialogue_portal.documents.models import IssuedDocument
from dialogue_portal.documents.papers import Paper
from dialogue_portal.documents.print_shares import FEWEST_LETTERS
from dialogue_portal.documents.rendering import draft_of

CACHED_FOR = 10 * 60  # seconds
DOTS_PER_INCH = 110  # a page is 909 dots wide: sharp on a telephone and beside an editor
LARGE = 220  # for a page that is read by itself, at twice the size
FINGERPRINT = re.compile(r"[0-9a-f]{16}")

# PDFium is not made to be thread-safe.
_one_at_a_time = Lock()


@dataclass(frozen=True)
class Pages:
    """The pages of one print of a row's paper; the fingerprint changes when the words of the paper change.

    They are cached under their row as well: whoever may see the row may see its prints, and those of no other row.
    """

    row: Model
    fingerprint: str
    pdf: bytes

    @property
    def count(self) -> int:
        """The number of pages."""
        return _cached(_key("count", self.row, self.fingerprint), lambda: _with_document(self.pdf, len))

    def picture(self, number: int, dots: int = DOTS_PER_INCH) -> bytes:
        """Page `number` (from 1) as PNG, with so many dots per inch; raises IndexError where there is none."""
        if not 1 <= number <= self.count:
            raise IndexError(number)
        return _cached(
            _key("page", self.row, self.fingerprint, number, *([dots] if dots != DOTS_PER_INCH else [])),
            lambda: _with_document(self.pdf, lambda document: _drawn(document[number - 1], dots)),
        )


def pages_of(paper: Paper) -> Pages:
    """The pages of a paper as it is now; the same draft is printed once."""
    row, document = paper.subject, paper.subject.document
    if document:
        return pages_of_print(document, row)
    html = paper.html(letters=paper.copies()[:FEWEST_LETTERS])
    fingerprint = hashlib.sha256(html.encode()).hexdigest()[:16]
    return Pages(row, fingerprint, _cached(_key("print", row, fingerprint), lambda: draft_of(paper)))


def pages_of_print(document: IssuedDocument, row: Model | None = None) -> Pages:
    """The pages of the frozen print of an issued paper, cached under it or under the row that it is about."""
    return Pages(row or document, document.sha256[:16], document.pdf)


def kept_picture(row: Model, fingerprint: str, number: int) -> bytes | None:
    """A page of the print of a row that had this fingerprint, if it is kept here; the paper is not made again."""
    if not FINGERPRINT.fullmatch(fingerprint):
        return None
    picture = cache.get(_key("page", row, fingerprint, number))
    pdf = None if picture else cache.get(_key("print", row, fingerprint))
    pages = Pages(row, fingerprint, pdf) if pdf else None
    return pages.picture(number) if pages and 1 <= number <= pages.count else picture


def as_address(picture: bytes) -> str:
    """A picture as an address that carries it, for an answer that needs no second one."""
    return f"data:image/png;base64,{b64encode(picture).decode()}"


def _key(*parts: str | int | Model) -> str:
    return ":".join(
        f"{part._meta.label_lower}-{part.pk}" if isinstance(part, Model) else str(part) for part in parts
    )


def _drawn(page, dots: int) -> bytes:
    file = io.BytesIO()
    # The quickest compression: a page is shown for as long as nobody types.
    page.render(scale=dots / 72, grayscale=True).to_pil().save(file, "PNG", compress_level=1)
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


def pages_with(pdf: bytes, words: str) -> tuple[int, list[int]]:
    """How many pages a print has, and the numbers (from 0) of those that carry these words."""

    def search(document):
        return len(document), [number for number, page in enumerate(document) if _carries(page, words)]

    return _with_document(pdf, search)


def _carries(page, words) -> bool:
    return page.get_textpage().search(words).get_next() is not None
