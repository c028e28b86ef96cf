"""Plain text out of a text file, in any encoding that computers of Vietnamese offices use."""

import codecs
import unicodedata

from plans.reading import NotAPlan

LARGEST_TEXT = 1024 * 1024  # bytes


def text_of_plain(content: bytes) -> str:
    """Return the text of a file in UTF-8, UTF-16 or Windows-1258, in normal form NFC.

    Raise NotAPlan when the file is too large or in none of these encodings.
    """
    if len(content) > LARGEST_TEXT:
        raise NotAPlan(
            "Tệp lớn hơn 1 MB nên không phải văn bản thuần. Xin chọn tệp .txt của riêng bản kế hoạch."
        )
    for encoding in _encodings(content):
        try:
            text = unicodedata.normalize("NFC", content.decode(encoding))
        except UnicodeDecodeError:
            continue
        if encoding != "cp1258" or _is_vietnamese(text):
            return text
    raise NotAPlan(
        "Không đọc được bảng mã của tệp. Xin lưu lại tệp .txt với bảng mã UTF-8, hoặc dán phần chữ vào ô nội dung."
    )


def _encodings(content: bytes) -> list[str]:
    """Return the encodings to try, in this order."""
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if b"\x00" in content:
        # No byte-order mark: the zero byte of spaces and digits comes second in little endian, first in big endian.
        return ["utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"]
    return ["utf-8-sig", "cp1258"]


def _is_vietnamese(text: str) -> bool:
    """Tell whether text decoded as Windows-1258 makes sense: nearly all bytes decode, so it must contain its title."""
    return "KẾ HOẠCH" in text.upper()
