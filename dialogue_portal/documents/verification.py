"""The proof that an issued paper carries: a code read by people, and a QR code that leads to its public page."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlsplit

from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

from dialogue_portal.formats.codes import grouped

# The words of templates/documents/proof.html, as they come back when a print is read again.
PRINTED_PROOF = re.compile(r"\s*Mã xác minh:\s+(?:\w{4}\s+){3}\S[\S ]*?/van-ban\b")
PICTURE_TITLE = "Mã QR dẫn đến trang xác minh văn bản này"


@dataclass(frozen=True)
class Proof:
    """What stands at the foot of an issued paper."""

    code: str

    @property
    def shown(self) -> str:
        return grouped(self.code, 4, " ")

    @property
    def address(self) -> str:
        """The public page of the paper, as the portal is known outside at the time of issue."""
        return settings.BASE_URL + reverse("documents:verified", args=[self.code])

    @property
    def place(self) -> str:
        """Where the code is typed by hand, as it is written on paper."""
        return urlsplit(settings.BASE_URL).netloc + reverse("documents:find").rstrip("/")

    @property
    def picture(self) -> SafeString:
        """The address as a QR code, in SVG; the paper around it is its quiet zone."""
        return qr_picture(self.address, PICTURE_TITLE)


@lru_cache(maxsize=8)  # a paper to a hundred people carries it a hundred times
def qr_picture(address: str, title: str) -> SafeString:
    drawn = qr_code(address)
    return mark_safe(drawn.svg_inline(border=0, omitsize=True, title=title))


def qr_code(address: str):
    # Imported here: a server that prints nothing never needs it.
    import segno

    return segno.make(address, error="m", micro=False)
