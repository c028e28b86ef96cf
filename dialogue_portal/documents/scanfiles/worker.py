"""The separate process of documents.scanfiles.apart: opens the files in its folder, writes what it sees as JSON.

It imports neither Django's models nor its settings, so that it starts at once.
"""

import json
import sys
import time
from dataclasses import asdict
from pathlib import Path

from dialogue_portal.apart import limits
from dialogue_portal.documents.scanfiles.seen import CannotOpen, Seen, Signature

# A file of a few kilobytes can unpack to more memory than any machine has. In bytes and seconds.
MOST_MEMORY, MOST_SECONDS = 1536 * 1024**2, 75
# Pages without a code are looked at again, until so many seconds are gone.
SECONDS_FOR_CODES = 40
DOTS_PER_INCH, DOTS_PER_INCH_SHOWN, LONGEST_SHOWN = 220, 110, 1286
BLANK = 6  # grey levels by which an empty page may differ
MANY_AS_PDF = "Xin đưa lên một tệp PDF, hoặc nhiều ảnh; không đưa PDF lẫn với ảnh trong một văn bản."


def look(folder: Path) -> dict:
    """What is seen of the files 0, 1 … in the folder, as the fields of Seen; the PDF to be kept is written there."""
    from dialogue_portal.documents.scanfiles import kinds, pdffile, pictures, signatures, stamped

    files = [path.read_bytes() for path in sorted(folder.glob("in-*"))]
    found = [kinds.kind_of(file) for file in files]
    if "pdf" in found and len(files) > 1:
        raise CannotOpen(MANY_AS_PDF)
    signature, rows = Signature(), []
    if found == ["pdf"]:
        pdffile.check(files[0])
        signature = signatures.signature_of(files[0])
        # A signed file stays as it is, byte by byte: its signature covers each of them.
        content = files[0] if signature.covers else pdffile.cleaned(files[0])
        rows = stamped.rows_of_first_page(content)
    else:
        content = pictures.as_pdf([pictures.opened(file) for file in files])
    (folder / "kept.pdf").write_bytes(content)
    codes, blank = _codes(content)
    return asdict(Seen(b"", len(codes), codes, blank, rows, signature)) | {"content": ""}


def _codes(content: bytes) -> tuple[list[list[tuple[str, str]]], list[int]]:
    from PIL import ImageStat

    from dialogue_portal.documents.scanfiles import codes, pdffile

    found, blank, began = [], [], time.process_time()
    for number, page in enumerate(pdffile.drawn(content, DOTS_PER_INCH)):
        empty = ImageStat.Stat(page).stddev[0] < BLANK
        here = [] if empty else codes.codes_of(page)
        if not (here or empty) and time.process_time() - began < SECONDS_FOR_CODES:
            here = codes.codes_after_all(page)
        found.append(here)
        blank += [number] if empty else []
    return found, blank


def cut(folder: Path, parts: list[list[int]]) -> dict:
    """Cuts file 0 into parts by the numbers of their pages: part-0.pdf …"""
    from dialogue_portal.documents.scanfiles import pdffile

    for number, part in enumerate(pdffile.cut((folder / "in-000").read_bytes(), parts)):
        (folder / f"part-{number}.pdf").write_bytes(part)
    return {}


def draw(folder: Path, number: int) -> dict:
    """Draws page `number` (from 0) of file 0, or the photo that it is, as page.jpg."""
    import pypdfium2

    from dialogue_portal.documents.scanfiles import kinds, pdffile, pictures

    content = (folder / "in-000").read_bytes()
    if kinds.kind_of(content) == "pdf":
        with pypdfium2.PdfDocument(content) as file:
            picture = pdffile.page_of(file, number, DOTS_PER_INCH_SHOWN).convert("RGB")
    else:
        picture = pictures.opened(content)
        picture.thumbnail((LONGEST_SHOWN, LONGEST_SHOWN))
    picture.save(folder / "page.jpg", "JPEG", quality=80)
    return {}


def answer_to(task: str, folder: Path, wanted) -> dict:
    """The answer to a task; where a file cannot be taken, the sentence that says so as "refused"."""
    try:
        if task == "look":
            return look(folder)
        return cut(folder, wanted) if task == "cut" else draw(folder, wanted)
    except CannotOpen as error:
        return {"refused": str(error)}


if __name__ == "__main__":
    limits.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    json.dump(answer_to(sys.argv[1], Path(sys.argv[2]), json.loads(sys.argv[3])), sys.stdout)
