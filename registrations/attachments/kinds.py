"""Recognises the kind of a file by its content; a file that is of two kinds at once is refused."""

import io
import re
import zipfile

from dialogue_portal.documents.scanfiles.kinds import PDF, PDF_WITHIN, PICTURES
from dialogue_portal.documents.scanfiles.seen import CannotOpen

ZIP, OLD_OFFICE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
# What may stand before the beginning of a PDF.
BLANK = b"\x00\xef\xbb\xbf \t\r\n"
# {kind: its name for people}
NAMES = {"pdf": "PDF", "jpeg": "ảnh JPEG", "png": "ảnh PNG", "heic": "ảnh HEIC", "docx": "Word (.docx)"}
TAKEN = "Xin chọn tệp PDF, Word (.docx) hoặc ảnh JPEG, PNG, HEIC."
EMPTY = "Tệp không có nội dung. Xin chọn tệp khác."
TWO_KINDS = "Tệp vừa là {}, vừa là {}: tệp như vậy có thể giấu mã độc nên không nhận. Xin chụp ảnh giấy tờ rồi gửi ảnh."
UNKNOWN = f"Tệp không phải PDF, Word (.docx) hay ảnh JPEG, PNG, HEIC, dù tên ghi thế nào. {TAKEN}"
OTHERS = [
    (rb"MZ|\x7fELF|\xcf\xfa\xed\xfe|#!", f"Tệp là chương trình máy tính nên không nhận. {TAKEN}"),
    (
        re.escape(OLD_OFFICE),
        "Tệp là Word, Excel đời cũ (.doc, .xls). Xin lưu lại thành PDF hoặc .docx rồi chọn lại.",
    ),
    (rb"\{\\rtf", "Tệp là .rtf. Xin lưu lại thành PDF hoặc .docx rồi chọn lại."),
    (
        rb"Rar!|7z\xbc\xaf|\x1f\x8b|BZh|\xfd7zXZ",
        f"Tệp là tệp nén. Xin giải nén, chọn riêng từng tệp. {TAKEN}",
    ),
    (
        rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|html|script|svg|\?xml|!--)",
        f"Tệp là trang web hoặc hình vẽ dạng mã (HTML, SVG) nên không nhận. {TAKEN}",
    ),
    (
        rb"GIF8|BM.{12}|RIFF.{4}WEBP|II\*\x00|MM\x00\*",
        f"Tệp là ảnh loại khác (GIF, BMP, WebP, TIFF). {TAKEN}",
    ),
    (rb".{4}ftyp|ID3|RIFF|OggS", f"Tệp là phim hoặc âm thanh nên không nhận. {TAKEN}"),
]


def kind_of(content: bytes) -> str:
    """Return "pdf", "jpeg", "png", "heic" or "docx"; raise CannotOpen for everything else, with its true cause."""
    if not content.strip(BLANK):
        raise CannotOpen(EMPTY)
    begins = _beginning(content)
    place = content[: PDF_WITHIN + len(PDF)].find(PDF)
    if place >= 0:
        before = content[:place].strip(BLANK)
        if begins:
            raise CannotOpen(TWO_KINDS.format(NAMES.get(begins, "tệp nén (ZIP)"), "PDF"))
        if before:
            raise CannotOpen(TWO_KINDS.format("loại khác ở phần đầu", "PDF"))
        begins = "pdf"
    packed = zipfile.is_zipfile(io.BytesIO(content))
    if begins in NAMES and packed:
        raise CannotOpen(TWO_KINDS.format(NAMES[begins], "tệp nén (ZIP)"))
    if begins == "zip":
        return "docx"
    if begins:
        return begins
    for start, sentence in OTHERS:
        if re.match(start, content[:2000], re.S | re.I):
            raise CannotOpen(sentence)
    raise CannotOpen(UNKNOWN)


def _beginning(content: bytes) -> str:
    """The kind that the first bytes show: a picture, "zip", or "" for neither."""
    if content.startswith(ZIP):
        return "zip"
    return next((kind for start, kind in PICTURES.items() if re.match(start, content, re.S)), "")
