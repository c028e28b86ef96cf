"""Small files as citizens send them, drawn when the samples are loaded."""

import io

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageDraw

SHEET = (420, 594)  # a sheet of A4 at 50 dots an inch
LINES = range(120, 520, 28)


def a_photograph(name: str) -> SimpleUploadedFile:
    """A sheet of writing on a table, as JPEG."""
    return _as_file(name, "JPEG", table="tan")


def a_scan(name: str) -> SimpleUploadedFile:
    """A sheet of writing, as PDF."""
    return _as_file(name, "PDF", table="white")


def _as_file(name, kind, table):
    picture = Image.new("RGB", (SHEET[0] + 60, SHEET[1] + 60), table)
    pen = ImageDraw.Draw(picture)
    pen.rectangle((30, 30, SHEET[0] + 30, SHEET[1] + 30), fill="white", outline="gray")
    pen.rectangle((140, 70, 340, 84), fill="black")
    for number, line in enumerate(LINES):
        pen.line((60, line, 420 - 40 * (number % 4), line), fill="gray", width=4)
    written = io.BytesIO()
    picture.save(written, kind)
    return SimpleUploadedFile(name, written.getvalue())
