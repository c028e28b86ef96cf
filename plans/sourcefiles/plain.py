"""Plain text out of the bytes of a text file, whatever a Vietnamese office's computer saved it as."""

import codecs
import unicodedata

from plans.reading import NotAPlan

LARGEST_TEXT = 1024 * 1024  # bytes


def text_of_plain(content: bytes) -> str:
    """The text of a file in UTF-8, UTF-16 or Windows-1258, in NFC; raises NotAPlan when it is none of them."""
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


def _encodings(content):
    if content.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return ["utf-16"]
    if b"\x00" in content:
        # Without a mark: spaces and digits have their empty byte behind in little, in front in big endian.
        return ["utf-16-le" if content[1::2].count(0) >= content[::2].count(0) else "utf-16-be"]
    return ["utf-8-sig", "cp1258"]


def _is_vietnamese(text):
    """Windows-1258 gives nearly any bytes a letter: only what names itself a plan was really written in it."""
    return "KẾ HOẠCH" in text.upper()
