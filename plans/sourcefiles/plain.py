"""Plain text out of a text file, in any encoding that computers of Vietnamese offices use."""

import codecs
import unicodedata

from plans.sourcefiles.filetext import CannotRead, FileText
from plans.sourcefiles.oldfonts import Coding, in_unicode, leans_to_old

CONVERTED = "Đã chuyển chữ từ bảng mã {} sang Unicode."
REPAIRED = "Chữ trong tệp bị lưu sai bảng mã: đã đọc lại theo UTF-8."
LARGEST_TEXT = 1024 * 1024  # bytes


def text_of_plain(content: bytes) -> FileText:
    """Return the text of a file in UTF-8, UTF-16, UTF-32, Windows-1258, TCVN3 or VNI, in normal form NFC.

    Raise CannotRead when the file is too large or in none of these encodings.
    """
    if len(content) > LARGEST_TEXT:
        raise CannotRead(
            "Tệp lớn hơn 1 MB nên không phải văn bản thuần. Xin chọn tệp .txt của riêng bản kế hoạch."
        )
    for encoding in _encodings(content):
        try:
            text = unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding != "cp1258" or _is_a_plan(text):
            return repaired(text)
    # Nearly all bytes are letters of these, so the title has to show which one it is.
    for coding in (Coding.TCVN3, Coding.VNI):
        text = in_unicode(content.decode("latin-1"), coding)
        if _is_a_plan(text):
            return FileText(text, [CONVERTED.format(coding.name_for_people)])
    raise CannotRead(
        "Không đọc được bảng mã của tệp. Xin lưu lại tệp .txt với bảng mã UTF-8, hoặc dán phần chữ vào ô nội dung."
    )


def _encodings(content: bytes) -> list[str]:
    """Return the encodings to try, in this order."""
    if content.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return ["utf-32"]
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if b"\x00" in content:
        # No byte-order mark: the zero byte of spaces and digits comes second in little endian, first in big endian.
        return ["utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"]
    return ["utf-8-sig", "cp1258"]


def repaired(text: str) -> FileText:
    """Return a text, also a pasted one, as it was before its letters were taken for those of another encoding."""
    if _is_a_plan(text):
        return FileText(text)
    for coding in (Coding.TCVN3, Coding.VNI):
        if leans_to_old(text, coding) > 0 and _is_a_plan(found := in_unicode(text, coding)):
            return FileText(found, [CONVERTED.format(coding.name_for_people)])
    for wrong in ("cp1252", "latin-1", "cp1258"):
        try:
            found = text.encode(wrong).decode()
        except UnicodeError:
            continue
        if _is_a_plan(found):
            return FileText(found, [REPAIRED])
    return FileText(text)


def _is_a_plan(text: str) -> bool:
    """Tell whether decoded text has the title of a plan."""
    return "KẾ HOẠCH" in text.upper()
