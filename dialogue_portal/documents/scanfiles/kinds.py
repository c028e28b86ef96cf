"""Recognises what was handed in by its first bytes, not by its name."""

import re

from dialogue_portal.documents.scanfiles.seen import CannotOpen

# Some bytes may stand before the beginning of a PDF.
PDF, PDF_WITHIN = b"%PDF-", 1024
PICTURES = {
    rb"\xff\xd8\xff": "jpeg",
    rb"\x89PNG\r\n\x1a\n": "png",
    rb".{4}ftyp(?:hei[cxms]|hev[cxms]|mif1|msf1)": "heic",
}
NO_SCAN = "Tệp này không phải PDF hay ảnh JPEG, PNG, HEIC. Xin chọn bản quét hoặc ảnh chụp văn bản đã ký."
EMPTY = "Tệp này không có nội dung. Xin chọn tệp khác."


def kind_of(content: bytes) -> str:
    """Return "pdf", "jpeg", "png" or "heic"; raise CannotOpen for everything else."""
    if not content:
        raise CannotOpen(EMPTY)
    if PDF in content[:PDF_WITHIN]:
        return "pdf"
    for start, kind in PICTURES.items():
        if re.match(start, content, re.S):
            return kind
    raise CannotOpen(NO_SCAN)
