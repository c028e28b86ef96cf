"""The rows of a PDF from top to bottom, with what was typed over its pages and into its fields.

It is a separate process: `python -m registrations.mailbox.pdfrows` reads the file from stdin and writes rows as JSON.
"""

import io
import json
import sys
from collections.abc import Iterator

import pikepdf
from pdfminer.high_level import extract_pages
from pdfminer.layout import LAParams, LTChar, LTContainer

from dialogue_portal.apart import limits

MOST_MEMORY, MOST_SECONDS, MOST_PAGES = 768 * 1024**2, 20, 6
# In points: signs on one row; a gap between two signs that is a blank.
SAME_ROW, BLANK_OF_SIZE = 4.5, 0.18
TICK = "X"

# The left edge, the base above the foot of the page, the width of a blank, the right edge and the text.
Sign = tuple[float, float, float, float, str]


def rows_of(content: bytes) -> list[str]:
    """Return the rows of the first pages; raise anything where the file cannot be read."""
    with pikepdf.open(io.BytesIO(content)) as file:
        typed = [list(_typed_on(page.obj)) for page in file.pages[:MOST_PAGES]]
    rows = []
    laid_out = extract_pages(io.BytesIO(content), maxpages=MOST_PAGES, laparams=LAParams(all_texts=True))
    for number, (page, added) in enumerate(zip(laid_out, typed, strict=False), 1):
        # The number at the head of a page is no answer.
        rows += [
            row for place, row in enumerate(_rows([*_signs(page), *added])) if place or row != str(number)
        ]
    return rows


def _signs(container) -> Iterator[Sign]:
    for item in container:
        if isinstance(item, LTChar):
            yield item.x0, _base(item), item.size * BLANK_OF_SIZE, item.x1, item.get_text()
        elif isinstance(item, LTContainer):
            yield from _signs(item)


def _base(sign: LTChar) -> float:
    return sign.matrix[5]


def _typed_on(page) -> Iterator[Sign]:
    """Notes that programs write over a page, and the values of its fields, each line where it stands."""
    for note in page.get("/Annots", []):
        try:
            text, size = _words_of(note), 11.0
            left, foot, right, head = (float(edge) for edge in note.Rect)
        except (AttributeError, KeyError, TypeError, ValueError):
            continue
        left, right, foot, head = min(left, right), max(left, right), min(foot, head), max(foot, head)
        lines = [line for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n") if line.strip()]
        step = (head - foot) / max(1, len(lines))
        for number, line in enumerate(lines):
            base = head - step * (number + 0.5) - size * 0.3
            yield left, base, 0, right, f" {line.strip()} "


def _words_of(note) -> str:
    """What a note or field says; "" for one that says nothing on the page."""
    kind = note.get("/Subtype")
    if kind == "/FreeText":
        return str(note.get("/Contents", ""))
    if kind != "/Widget":
        return ""
    field = note
    while "/FT" not in field and "/Parent" in field:
        field = field.Parent
    if field.get("/FT") == "/Btn":
        return TICK if str(note.get("/AS", "/Off")) != "/Off" else ""
    value = note.get("/V", field.get("/V", ""))
    return "" if isinstance(value, pikepdf.Array | pikepdf.Name) else str(value)


def _rows(signs: list[Sign]) -> Iterator[str]:
    """The signs of a page as rows of text, each from left to right."""
    row: list[Sign] = []
    for sign in sorted(signs, key=lambda sign: -sign[1]):
        if row and row[0][1] - sign[1] > SAME_ROW:
            yield _text(row)
            row = []
        row.append(sign)
    if row:
        yield _text(row)


def _text(row: list[Sign]) -> str:
    text, end = "", None
    for left, _, blank, right, letters in sorted(row):
        text += " " if end is not None and left - end > blank else ""
        text += letters
        end = right
    return " ".join(text.split())


if __name__ == "__main__":
    limits.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    json.dump(rows_of(sys.stdin.buffer.read()), sys.stdout)
