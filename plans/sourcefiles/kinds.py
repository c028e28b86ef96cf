"""Tells by its first bytes what a file is, whatever its name says, and has it read."""

from plans.reading import NotAPlan
from plans.sourcefiles.pdf import text_of_pdf
from plans.sourcefiles.plain import text_of_plain
from plans.sourcefiles.word import text_of_word

LARGEST_FILE = 10 * 1024 * 1024  # bytes
PDF, ZIP, OLE, RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
# A PDF may begin with some bytes of its own.
PDF_WITHIN = 1024
# What Word puts a document with a password into.
LOCKED = "EncryptedPackage".encode("utf-16-le")


def text_of_file(content: bytes) -> str:
    """The text of a plan's file, for plans.reading.read; raises NotAPlan with a sentence that says what to do."""
    if len(content) > LARGEST_FILE:
        raise NotAPlan("Tệp lớn hơn 10 MB. Xin bỏ bớt ảnh, lưu riêng bản kế hoạch rồi chọn lại.")
    if PDF in content[:PDF_WITHIN]:
        return text_of_pdf(content)
    if content.startswith(ZIP):
        return text_of_word(content)
    if content.startswith(OLE):
        if LOCKED in content:
            raise NotAPlan("Tệp Word này có mật khẩu. Xin mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại.")
        raise NotAPlan("Đây là tệp Word đời cũ (.doc). Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại.")
    if content.startswith(RTF):
        raise NotAPlan("Đây là tệp .rtf. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại.")
    return text_of_plain(content)
