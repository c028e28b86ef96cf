"""The text of a file of days off, whatever program and code page wrote it. Pure, no database."""

import re
import unicodedata

LARGEST_FILE = 500_000
NOT_TEXT = "Tệp không phải tệp .ics hay .csv dạng chữ. Xin lưu lại dạng CSV UTF-8 rồi chọn tệp ấy."
# A code page without some letter puts a question mark in its place: «L? h?i».
_LOST_LETTER = re.compile(r"[^\W\d_]\?|\?[^\W\d_]")


class NotDays(ValueError):
    """The file has no days that can be read; the sentence is for the user."""


def text_of(content: bytes) -> str:
    """The text of a file in UTF-8, in UTF-16 as Excel writes it, or in a code page of Windows; raises NotDays."""
    if len(content) > LARGEST_FILE:
        raise NotDays("Tệp quá lớn để là một lịch nghỉ. Xin chọn tệp khác.")
    if content.startswith(b"PK\x03\x04"):
        raise NotDays(
            "Đây là tệp Excel hoặc tệp nén. Xin mở bằng Excel, lưu lại dạng CSV UTF-8 rồi chọn tệp ấy."
        )
    text = _decoded(content)
    if "\x00" in text:
        raise NotDays(NOT_TEXT)
    return text


def _decoded(content: bytes) -> str:
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _decode(content, "utf-16")
    # Without a mark: Latin letters have zeros as every second byte.
    if content[1:40:2].count(0) > len(content[1:40:2]) // 2:
        return _decode(content, "utf-16-le")
    if content[:40:2].count(0) > len(content[:40:2]) // 2:
        return _decode(content, "utf-16-be")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return _of_code_page(content)


def _decode(content: bytes, encoding: str) -> str:
    try:
        return content.decode(encoding).removeprefix("\ufeff")
    except UnicodeDecodeError as error:
        raise NotDays(NOT_TEXT) from error


def _of_code_page(content: bytes) -> str:
    """«ANSI» is the Vietnamese code page where every tone stands behind its vowel, else the western one."""
    try:
        text = unicodedata.normalize("NFC", content.decode("cp1258"))
    except UnicodeDecodeError:
        text = _decode(content, "cp1252")
    else:
        if any(unicodedata.combining(letter) for letter in text):
            text = _decode(content, "cp1252")
    if lost := _LOST_LETTER.search(text):
        word = re.sub(r"\s+", " ", text[max(lost.start() - 15, 0) : lost.end() + 15]).strip()
        raise NotDays(
            f"Tệp lưu dạng ANSI nên mất chữ có dấu («{word}»). Xin lưu lại dạng CSV UTF-8 rồi chọn tệp ấy."
        )
    return text
