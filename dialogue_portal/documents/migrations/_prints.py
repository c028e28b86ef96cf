"""What the stored print of an older paper tells of itself: who issued it, from where, in whose name it was signed.

It reads the first letter only, by the layout that the portal has always printed: the issuing body in the left column of
the head, place and date in the right one, the signature in the right half. What is not found there stays unknown.
"""

import io
import re

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTChar, LTContainer
from pdfminer.pdfdocument import PDFDocument
from pdfminer.pdfparser import PDFParser

MM = 72 / 25.4
RIGHT_HALF = 100 * MM  # the signature stands to the right of it
GAP = 12  # points between the words of two columns
DATED = re.compile(r"(?P<place>\S.*?), ngày \d.*")
IN_WHOSE_NAME = ("TM. ", "Q. ", "KT. ", "TL. ", "TUQ. ", "CHỦ ")


def told_by(content: bytes, signer: str) -> dict:
    """The words of a print that are known for certain: `issuer`, `heading_lines`, `place`, `signature`."""
    found = {"issuer": _author(content)}
    for number, page in enumerate(extract_pages(io.BytesIO(content), laparams=None)):
        rows = _rows(page)
        if number == 0:
            found["heading_lines"] = _heading(rows)
            found["place"] = _place(rows)
        if lines := _signature(rows, signer):
            found["signature"] = {"lines": lines, "name": signer}
            break
    return {name: value for name, value in found.items() if value}


def _author(content: bytes) -> str:
    information = PDFDocument(PDFParser(io.BytesIO(content))).info
    author = information[0].get("Author", b"") if information else b""
    return (
        author.decode("utf-16") if author.startswith((b"\xfe\xff", b"\xff\xfe")) else author.decode("latin-1")
    )


def _rows(page) -> list[list[tuple[float, str]]]:
    """The lines of a page from top to bottom, each as its pieces (left edge, words): a wide gap divides two."""
    lines: dict[int, list[LTChar]] = {}
    for char in sorted(_characters(page), key=lambda char: (-char.matrix[5], char.x0)):
        height = char.matrix[5]
        known = next((one for one in lines if abs(one - height) < 3), None)
        lines.setdefault(round(height) if known is None else known, []).append(char)
    return [_pieces(lines[height]) for height in sorted(lines, reverse=True)]


def _characters(part):
    for child in part:
        if isinstance(child, LTChar):
            yield child
        elif isinstance(child, LTContainer):
            yield from _characters(child)


def _pieces(characters: list[LTChar]) -> list[tuple[float, str]]:
    pieces: list[tuple[float, str]] = []
    end = None
    for char in sorted(characters, key=lambda char: char.x0):
        if end is None or char.x0 - end > GAP:
            pieces.append((char.x0, ""))
        pieces[-1] = (pieces[-1][0], pieces[-1][1] + char.get_text())
        end = char.x1
    return [(left, " ".join(text.split())) for left, text in pieces if text.strip()]


def _heading(rows) -> list[str]:
    """The lines of the issuing body: the left pieces above the number, in capitals."""
    lines = []
    for row in rows:
        left, text = row[0]
        if text.startswith("Số:"):
            return lines
        if left < RIGHT_HALF and text == text.upper():
            lines.append(text)
    return []


def _place(rows) -> str:
    """The place in the line of place and date, which is the first of its form on the right."""
    found = (DATED.fullmatch(text) for row in rows for left, text in row if left > RIGHT_HALF * 0.8)
    match = next(filter(None, found), None)
    return match["place"] if match else ""


def _signature(rows, signer: str) -> list[str]:
    """The lines in capitals right above the name of the signer; [] where they do not say in whose name."""
    right = [text for row in rows for left, text in row if left > RIGHT_HALF]
    if not signer or signer not in right:
        return []
    lines: list[str] = []
    for text in reversed(right[: len(right) - 1 - right[::-1].index(signer)]):
        if text != text.upper() or not any(letter.isalpha() for letter in text):
            break
        lines.insert(0, text)
    return lines if lines and lines[0].startswith(IN_WHOSE_NAME) else []
