"""The parts of a Word file (.docx), each an XML tree: only those that carry text, numbers or styles are opened."""

import io
import posixpath
import re
from zipfile import ZipFile

from lxml import etree

from plans.sourcefiles.filetext import CannotRead

# A .docx is a zip archive: its unpacked size is limited before anything is unpacked. In bytes; parts are files in it.
MOST_BYTES, MOST_XML, MOST_PARTS = 100 * 1024**2, 30 * 1024**2, 3000
TYPES, MAIN_PART = "[Content_Types].xml", "word/document.xml"
WORD = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
# Strict Open XML has other names for the same things.
STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
USUAL = rb"http://schemas.openxmlformats.org/\1/2006/"
PARSER = etree.XMLParser(resolve_entities=False, no_network=True, remove_comments=True, remove_pis=True)

WITH_MACROS = "Tệp Word này có macro nên không được nhận. Xin mở bằng Word, lưu lại dạng .docx rồi chọn lại."
TOO_LARGE = (
    "Tệp Word này bung ra quá lớn, không phải một bản kế hoạch. Xin bỏ bớt ảnh rồi lưu lại dạng .docx."
)
LOCKED = "Tệp nén này có mật khẩu. Xin bỏ mật khẩu, lưu lại dạng .docx rồi chọn lại."
# What the name of a part shows of another kind of zip archive.
OTHER_ZIPS = {
    "xl/": "Đây là tệp Excel (.xlsx), không phải văn bản. Xin chép kế hoạch sang Word, lưu dạng .docx rồi chọn lại.",
    "ppt/": "Đây là tệp trình chiếu PowerPoint. Xin chép kế hoạch sang Word, lưu dạng .docx rồi chọn lại.",
    "Index/": "Đây là tệp Pages của máy Apple. Xin mở bằng Pages, xuất (Export) ra Word .docx rồi chọn lại.",
    "index.apxl": "Đây là tệp Keynote của máy Apple. Xin chép kế hoạch sang Word, lưu dạng .docx rồi chọn lại.",
    "META-INF/": "Đây là tệp {name}, không phải văn bản Word. Xin mở tệp, lưu lại dạng .docx rồi chọn lại.",
}
ARCHIVE = (
    "Đây là tệp nén (.zip), bên trong có {names}. Xin giải nén rồi chọn riêng tệp kế hoạch (.docx hoặc .pdf)."
)
NOT_WORD = "Đây không phải tệp Word .docx. Xin mở tệp bằng chương trình đã tạo ra nó, lưu lại dạng .docx rồi chọn lại."


def w(tag: str) -> str:
    """Return the full name of an element or attribute of Word's own namespace."""
    return WORD + tag


class Package:
    """An opened .docx. Raise CannotRead for an archive that is too large, no Word file, or has macros."""

    def __init__(self, content: bytes):
        self.archive = ZipFile(io.BytesIO(content))
        self.names = {name.lower(): name for name in self.archive.namelist()}
        self._refuse_other_files()
        main = next(iter(self._targets("", "officeDocument")), MAIN_PART)
        self.main = main if main.lower() in self.names else MAIN_PART

    def body(self):
        """Return the body of the text (w:body)."""
        return self._root(self.main).find(w("body"))

    def parts(self, kind: str) -> list:
        """Return the root of every part of a kind ("styles", "footnotes" …) that the text refers to."""
        return [self._root(name) for name in self._targets(self.main, kind) if name.lower() in self.names]

    def part(self, kind: str):
        """Return the root of the one part of a kind; None where there is none."""
        return next(iter(self.parts(kind)), None)

    def _targets(self, source: str, kind: str) -> list[str]:
        """Return the names of the parts of a kind that a part refers to."""
        folder, name = posixpath.split(source)
        related = posixpath.join(folder, "_rels", f"{name}.rels")
        if related.lower() not in self.names:
            return []
        return [
            posixpath.normpath(posixpath.join("/", folder, one.get("Target", ""))).lstrip("/")
            for one in self._root(related)
            if one.get("Type", "").endswith(f"/{kind}") and one.get("TargetMode") != "External"
        ]

    def _root(self, name: str):
        return etree.fromstring(STRICT.sub(USUAL, self.archive.read(self.names[name.lower()])), PARSER)

    def _refuse_other_files(self) -> None:
        parts = self.archive.infolist()
        xml = [part for part in parts if part.filename.lower().endswith((".xml", ".rels"))]
        if any(part.flag_bits & 1 for part in parts):
            raise CannotRead(LOCKED)
        if (
            len(parts) > MOST_PARTS
            or sum(part.file_size for part in parts) > MOST_BYTES
            or sum(part.file_size for part in xml) > MOST_XML
        ):
            raise CannotRead(TOO_LARGE)
        types = self.archive.read(self.names[TYPES.lower()]) if TYPES.lower() in self.names else b""
        if b"macroEnabled" in types or any(name.endswith("vbaproject.bin") for name in self.names):
            raise CannotRead(WITH_MACROS)
        if MAIN_PART not in self.names and b"wordprocessingml" not in types:
            raise CannotRead(_other_zip(list(self.names.values())))


def _other_zip(names: list[str]) -> str:
    """Return the sentence that names what a zip archive is, and what to do."""
    for start, sentence in OTHER_ZIPS.items():
        if any(name.startswith(start) for name in names):
            return sentence.format(name="OpenDocument" if "content.xml" in names else "nén")
    files = [posixpath.basename(name) for name in names if not name.endswith("/")]
    documents = [
        name for name in files if name.lower().endswith((".docx", ".doc", ".pdf", ".odt", ".rtf", ".txt"))
    ]
    if documents and TYPES not in names:
        return ARCHIVE.format(names=", ".join(f"«{name}»" for name in documents[:3]))
    return NOT_WORD
