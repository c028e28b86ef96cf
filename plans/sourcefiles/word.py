"""Plain text out of a Word file (.docx): what Word shows on the page, with a blank line between paragraphs."""

import io
import zlib
from zipfile import BadZipFile, ZipFile

from docx import Document
from docx.opc.exceptions import OpcError
from lxml.etree import LxmlError

from plans.reading import NotAPlan
from plans.sourcefiles.wordtext import WordText

# A .docx is a zip archive: its unpacked size is limited before anything is unpacked. In bytes; parts are files in it.
MOST_BYTES, MOST_XML, MOST_PARTS = 100 * 1024**2, 30 * 1024**2, 3000
MAIN_PART = "word/document.xml"
BROKEN = (
    BadZipFile,
    OpcError,
    LxmlError,
    zlib.error,
    EOFError,
    KeyError,
    ValueError,
    TypeError,
    AttributeError,
)
# A compression that Python does not know, and an archive with a password.
UNREADABLE = (NotImplementedError, RuntimeError)

DAMAGED = (
    "Tệp Word này bị hỏng, không đọc được. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại; nếu không được, "
    "xin dán nội dung vào ô nhập."
)
WITH_MACROS = "Tệp Word này có macro nên không được nhận. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại."
TOO_LARGE = (
    "Tệp Word này bung ra quá lớn, không phải một bản kế hoạch. Xin bỏ bớt ảnh rồi lưu lại dạng .docx."
)
NOT_WORD = "Đây không phải tệp Word .docx. Xin mở tệp bằng chương trình đã tạo ra nó, lưu lại dạng .docx rồi chọn lại."


def text_of_word(content: bytes) -> str:
    """Return the text of a .docx; raise NotAPlan, with a sentence that says what to do, when it cannot be read."""
    try:
        _refuse_other_files(content)
        return WordText(Document(io.BytesIO(content))).text()
    except NotAPlan:
        raise
    except (*BROKEN, *UNREADABLE) as error:
        raise NotAPlan(DAMAGED) from error


def _refuse_other_files(content: bytes) -> None:
    """Raise NotAPlan for an archive that is too large, no Word file, or has macros."""
    with ZipFile(io.BytesIO(content)) as package:
        parts = package.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if (
            len(parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > MOST_BYTES
            or sum(part.file_size for part in xml) > MOST_XML
        ):
            raise NotAPlan(TOO_LARGE)
        names = {part.filename for part in parts}
        if MAIN_PART not in names and "[Content_Types].xml" not in names:
            raise NotAPlan(NOT_WORD)
        types = package.read("[Content_Types].xml")
        if b"macroEnabled" in types or any(name.endswith("vbaProject.bin") for name in names):
            raise NotAPlan(WITH_MACROS)
        if b"wordprocessingml" not in types:
            raise NotAPlan(NOT_WORD)
