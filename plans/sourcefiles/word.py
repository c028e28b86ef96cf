"""Plain text out of a Word file (.docx): what Word shows on the page, with a blank line between paragraphs."""

import zlib
from zipfile import BadZipFile

from lxml.etree import LxmlError

from plans.sourcefiles.filetext import CannotRead, FileText
from plans.sourcefiles.wordchanges import decisions_on
from plans.sourcefiles.wordpackage import Package
from plans.sourcefiles.wordruns import decisions_on_letters
from plans.sourcefiles.wordtext import WordText

BROKEN = (
    BadZipFile,
    LxmlError,
    zlib.error,
    EOFError,
    OSError,
    KeyError,
    IndexError,
    ValueError,
    TypeError,
    AttributeError,
)
# A compression that Python does not know; parts nested without end.
UNREADABLE = (NotImplementedError, RuntimeError)

DAMAGED = (
    "Tệp Word này bị hỏng, không đọc được. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại; nếu không được, "
    "xin dán nội dung vào ô nhập."
)
EMPTY = "Tệp Word này không có chữ nào. Xin chọn tệp khác; nếu kế hoạch là ảnh chụp, xin chọn tệp Word gốc."


def text_of_word(content: bytes) -> FileText:
    """Return the text of a .docx; raise CannotRead, with a sentence that says what to do, when it cannot be read."""
    try:
        package = Package(content)
        word = WordText(package)
        text = word.text()
        decisions = decisions_on(package, word.body)
    except CannotRead:
        raise
    except (*BROKEN, *UNREADABLE) as error:
        raise CannotRead(DAMAGED) from error
    if not text.strip():
        raise CannotRead(EMPTY)
    return FileText(text, decisions + decisions_on_letters(word.left_out, word.converted))
