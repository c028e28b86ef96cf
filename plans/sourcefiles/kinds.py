"""Recognises the kind of a file by its first bytes, not by its name, and has it read."""

import codecs
import re
from dataclasses import replace

from dialogue_portal.documents.proof import PRINTED_PROOF
from plans.reading import NotAPlan
from plans.sourcefiles.apart import read_apart
from plans.sourcefiles.filetext import CannotRead, FileText
from plans.sourcefiles.office import office_command
from plans.sourcefiles.plain import text_of_plain

LARGEST_FILE = 10 * 1024 * 1024  # bytes
# Some bytes may stand before the beginning of a PDF.
PDF, PDF_WITHIN = b"%PDF-", 1024
ZIP, OLE, RTF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
# The first part of an OpenDocument archive is its kind, not packed.
OPEN_DOCUMENT = re.compile(rb"PK\x03\x04.{26}mimetypeapplication/vnd\.oasis\.opendocument\.([\w-]+)", re.S)
WEB = re.compile(
    rb"\s*(?:<!--.*?-->\s*)*(?:<\?xml[^>]*\?>\s*)?(?:<!DOCTYPE\s+html|<html\b|<head\b|<body\b)", re.I | re.S
)
MAIL = re.compile(
    rb"(?:[\w-]+:[^\n]*\r?\n(?:[ \t][^\n]*\r?\n)*){0,20}?(?:MIME-Version:|Content-Type:\s*multipart/related)",
    re.I,
)
WORD_2003 = re.compile(
    rb"\s*<\?xml.{0,2000}(?:w:wordDocument|schemas\.microsoft\.com/office/word/2003|pkg:package)", re.S
)

PICTURE = (
    "Đây là tệp ảnh ({}), không có chữ để đọc. Xin chọn tệp Word gốc, hoặc nhận dạng chữ (OCR) rồi dán nội dung vào "
    "ô nhập."
)
ARCHIVE = "Đây là tệp nén ({}). Xin giải nén rồi chọn riêng tệp kế hoạch (.docx hoặc .pdf)."
# The first bytes of files that are no text, as patterns.
OTHER_FILES = [
    (rb"\xff\xd8\xff", PICTURE.format("JPEG")),
    (rb"\x89PNG", PICTURE.format("PNG")),
    (rb"GIF8", PICTURE.format("GIF")),
    (rb"II\*\x00|MM\x00\*", PICTURE.format("TIFF")),
    (rb"BM.{4}\x00\x00\x00\x00", PICTURE.format("BMP")),
    (rb"RIFF.{4}WEBP", PICTURE.format("WebP")),
    (rb".{4}ftyp(?:hei|hev|mif1|msf1|avif)", PICTURE.format("HEIC")),
    (rb"AT&TFORM", PICTURE.format("DjVu")),
    (
        rb".{4}ftyp|ID3|RIFF|OggS",
        "Đây là tệp âm thanh hoặc phim, không phải văn bản. Xin chọn tệp kế hoạch (.docx, .pdf).",
    ),
    (rb"Rar!", ARCHIVE.format(".rar")),
    (rb"7z\xbc\xaf", ARCHIVE.format(".7z")),
    (rb"\x1f\x8b|BZh|\xfd7zXZ", ARCHIVE.format(".gz")),
    (rb"PK\x05\x06", "Đây là tệp nén rỗng, bên trong không có gì. Xin chọn tệp kế hoạch (.docx hoặc .pdf)."),
    (rb"MZ|\x7fELF", "Đây là tệp chương trình, không phải văn bản. Xin chọn tệp kế hoạch (.docx, .pdf)."),
    (rb"bplist|\x62\x6f\x6f\x6b", "Đây không phải tệp văn bản. Xin chọn tệp kế hoạch (.docx, .pdf)."),
]
TOO_LARGE = "Tệp lớn hơn 10 MB. Xin bỏ bớt ảnh, lưu riêng bản kế hoạch rồi chọn lại."
EMPTY = "Tệp này không có nội dung. Xin chọn tệp khác hoặc dán nội dung vào ô nhập."
SAVE_AS_DOCX = "Xin mở bằng Word hoặc LibreOffice, lưu lại dạng .docx rồi chọn lại."
NO_OFFICE = {
    "doc": f"Đây là tệp Word đời cũ (.doc). {SAVE_AS_DOCX}",
    "odt": f"Đây là tệp .odt của LibreOffice. {SAVE_AS_DOCX}",
    "rtf": f"Đây là tệp .rtf. {SAVE_AS_DOCX}",
    "xml": f"Đây là tệp Word 2003 dạng XML. {SAVE_AS_DOCX}",
}


def _named(stream: str) -> bytes:
    """Return the name of a part of an old Office file as it is stored."""
    return stream.encode("utf-16-le")


# The parts of old Office files that show what they are, in this order.
OLD_OFFICE = [
    ("EncryptedPackage", "Tệp Word này có mật khẩu. Xin mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại."),
    ("_VBA_PROJECT", f"Tệp này có macro nên không được nhận. {SAVE_AS_DOCX}"),
    ("WordDocument", ""),
    (
        "Workbook",
        "Đây là tệp Excel (.xls), không phải văn bản. Xin chép kế hoạch sang Word, lưu dạng .docx rồi chọn lại.",
    ),
    (
        "PowerPoint Document",
        "Đây là tệp trình chiếu. Xin chép kế hoạch sang Word, lưu dạng .docx rồi chọn lại.",
    ),
    ("__properties", "Đây là thư Outlook (.msg). Xin lưu riêng tệp kế hoạch đính kèm rồi chọn lại."),
]


def text_of_file(content: bytes) -> FileText:
    """Return the text of a file, for plans.reading.read, with what was decided in reading it.

    Raise NotAPlan, with a Vietnamese sentence that says what to do, when the file cannot be read.
    """
    try:
        return _text_of(content)
    except CannotRead as error:
        raise NotAPlan(str(error)) from error


def accepted_names() -> list[str]:
    """Return the endings of the files that this machine reads."""
    by_office = [".doc", ".odt", ".rtf"] if office_command() else []
    return [".docx", *by_office, ".pdf", ".txt", ".html", ".htm", ".mht"]


def _text_of(content: bytes) -> FileText:
    if len(content) > LARGEST_FILE:
        raise CannotRead(TOO_LARGE)
    if not content.strip(b"\x00\xef\xbb\xbf\xff\xfe \t\r\n"):
        raise CannotRead(EMPTY)
    if PDF in content[:PDF_WITHIN]:
        return _without_proof(read_apart("pdf", content))
    if content.startswith(ZIP):
        opened = OPEN_DOCUMENT.match(content)
        return (
            _by_office("odt", content)
            if opened and opened[1].startswith(b"text")
            else read_apart("word", content)
        )
    if content.startswith(OLE):
        return _by_office(_old_office(content), content)
    if content.startswith(RTF):
        return _by_office("rtf", content)
    for start, sentence in OTHER_FILES:
        if re.match(start, content, re.S):
            raise CannotRead(sentence)
    start = _first_letters(content)
    if WORD_2003.match(start):
        return _by_office("xml", content)
    if WEB.match(start) or MAIL.match(start):
        return read_apart("web", content)
    return text_of_plain(content)


def _first_letters(content: bytes) -> bytes:
    """Return how a text begins, in one byte a letter and without a byte-order mark."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return content[:8000].decode("utf-16", "ignore").encode()
    return content[:4000].removeprefix(codecs.BOM_UTF8)


def _old_office(content: bytes) -> str:
    """Return the kind of an old Office file; raise CannotRead for what is no Word document."""
    for stream, refusal in OLD_OFFICE:
        if _named(stream) in content:
            if refusal:
                raise CannotRead(refusal)
            return "doc"
    raise CannotRead(f"Đây không phải tệp Word. {SAVE_AS_DOCX}")


def _by_office(kind: str, content: bytes) -> FileText:
    """Return the text of a file that only LibreOffice opens; where it is missing, the advice how to save."""
    if not office_command():
        raise CannotRead(NO_OFFICE[kind])
    return read_apart(kind, content, by_office=True)


def _without_proof(file: FileText) -> FileText:
    """Return a print without the verification code below Nơi nhận: it is no recipient."""
    return replace(file, text=PRINTED_PROOF.sub("", file.text))
