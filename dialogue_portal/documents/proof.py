"""The proof on an issued paper: a code for people, and a QR code that leads to the public page of the paper."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from dialogue_portal.formats.codes import grouped

CODE_LENGTH = 12  # characters of the verification code
# The words of templates/documents/proof.html, as they are found when the text of a print is read.
PRINTED_PROOF = re.compile(r"\s*Mã xác minh:\s+(?:\w{4}\s+){3}\S[\S ]*?/van-ban\b")
PICTURE_TITLE = "Mã QR dẫn đến trang xác minh văn bản này"


@dataclass(frozen=True)
class Proof:
    """The proof at the foot of an issued paper, from its verification code."""

    code: str

    @property
    def shown(self) -> str:
        """The code in groups of four: "K7QM 29XD ABCD"."""
        return grouped(self.code, 4, " ")

    @property
    def address(self) -> str:
        """The address of the public page of the paper, by the portal's public address at the time of issue."""
        return settings.BASE_URL + reverse("documents:verified", args=[self.code])

    @property
    def place(self) -> str:
        """The address of the page where people type the code, as it is printed."""
        return urlsplit(settings.BASE_URL).netloc + reverse("documents:find").rstrip("/")

    @property
    def picture(self) -> SafeString:
        """The address as a QR code, in SVG; the white paper around it is its quiet zone."""
        return qr_picture(self.address, PICTURE_TITLE)


@lru_cache(maxsize=8)  # a paper to a hundred people carries it a hundred times
def qr_picture(address: str, title: str) -> SafeString:
    """An address as a QR code in SVG, with a title for whoever cannot see it."""
    svg = qr_code(address).svg_inline(border=0, omitsize=True, title=title)
    return mark_safe(svg)  # noqa: S308  # segno writes the SVG and escapes the title


@lru_cache(maxsize=64)  # the receipts of an authority carry one again and again; it takes 5 ms to make
def qr_code(address: str):
    """An address as a QR code of segno, with error correction level M."""
    # Imported here: a process that prints nothing does not need it.
    import segno

    return segno.make(address, error="m", micro=False)
