"""Recognises the kind of a file by its first bytes, not by its name, and has it read."""

from plans.reading import NotAPlan
from plans.sourcefiles.filetext import FileText
from plans.sourcefiles.pdf import text_of_pdf
from plans.sourcefiles.plain import text_of_plain
from plans.sourcefiles.word import text_of_word

LARGEST_FILE = 10 * 1024 * 1024  # bytes
PDF, ZIP, OLE, RTF = b"%PDF-", b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"{\\rtf"
# Some bytes may stand before the beginning of a PDF.
PDF_WITHIN = 1024
# The part in which Word stores a document with a password.
ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def text_of_file(content: bytes) -> FileText:
    """Return the text of a file, for plans.reading.read, with what was decided in reading it.

    Raise NotAPlan, with a Vietnamese sentence that says what to do, when the file cannot be read.
    """
    if len(content) > LARGEST_FILE:
        raise NotAPlan("Tệp lớn hơn 10 MB. Xin bỏ bớt ảnh, lưu riêng bản kế hoạch rồi chọn lại.")
    if PDF in content[:PDF_WITHIN]:
        return FileText(text_of_pdf(content))
    if content.startswith(ZIP):
        return FileText(text_of_word(content))
    if content.startswith(OLE):
        if ENCRYPTED in content:
            raise NotAPlan("Tệp Word này có mật khẩu. Xin mở bằng Word, bỏ mật khẩu, lưu lại rồi chọn lại.")
        raise NotAPlan("Đây là tệp Word đời cũ (.doc). Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại.")
    if content.startswith(RTF):
        raise NotAPlan("Đây là tệp .rtf. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại.")
    return FileText(text_of_plain(content))
