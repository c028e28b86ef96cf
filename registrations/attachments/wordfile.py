"""Word files (.docx): checked by their structure, written anew without what the cameras noted in their pictures."""

import io
import re
import zipfile
import zlib

from dialogue_portal.documents.scanfiles.jpegnotes import without_notes
from dialogue_portal.documents.scanfiles.seen import CannotOpen

MOST_PARTS, MOST_UNPACKED = 2000, 100 * 1024 * 1024  # bytes
LARGEST_XML = 40 * 1024 * 1024
TYPES, BODY = "[Content_Types].xml", "word/document.xml"
SAVE_AS_PDF = "Xin lưu lại thành PDF rồi chọn lại."
NOT_WORD = (
    "Tệp là tệp nén (ZIP), không phải Word. Xin giải nén, chọn riêng từng tệp PDF, Word (.docx) hoặc ảnh."
)
OTHER_OFFICE = f"Tệp là Excel hoặc PowerPoint. {SAVE_AS_PDF}"
BROKEN = f"Tệp Word bị hỏng hoặc bị cắt cụt, không mở được. {SAVE_AS_PDF}"
LOCKED = "Tệp Word có mật khẩu nên không ai đọc được. Xin bỏ mật khẩu rồi chọn lại."
TOO_LARGE = f"Tệp Word mở ra lớn quá mức, không giống văn bản thường. {SAVE_AS_PDF}"
MACROS = f"Tệp Word có macro (chương trình) nên không nhận. {SAVE_AS_PDF}"
EMBEDDED = f"Tệp Word có tệp khác nhúng bên trong nên không nhận. {SAVE_AS_PDF}"
FROM_ELSEWHERE = f"Tệp Word lấy nội dung từ nơi khác khi mở nên không nhận. {SAVE_AS_PDF}"
# A part of these names runs; one of the others is a file of its own.
ACTING = re.compile(r"vba|activex|macro|customui|\.(?:exe|dll|js|vbs|ps1|bat|cmd|hta|lnk|scr)$", re.I)
PACKED_INSIDE = re.compile(r"embeddings/|attachments?/", re.I)
EXTERNAL = re.compile(rb"<(?:\w+:)?Relationship\b[^>]*\bTargetMode\s*=\s*[\"']External[\"'][^>]*>", re.I)
LINK = re.compile(rb"\bType\s*=\s*[\"'][^\"']*/hyperlink[\"']", re.I)
SAFE_TARGET = re.compile(rb"\bTarget\s*=\s*[\"'](?:https?|mailto|tel):", re.I)
# A field that starts a program (DDE) or reads a file; its letters may be split over several runs.
FIELDS = re.compile(rb"<(?:\w+:)?instrText\b[^>]*>([^<]*)|\binstr\s*=\s*[\"']([^\"']*)")
ACTING_FIELD = re.compile(rb"\b(?:DDE|DDEAUTO|INCLUDETEXT|INCLUDEPICTURE|MACROBUTTON)\b", re.I)


def cleaned(content: bytes) -> bytes:
    """Return a Word file with the same parts and nothing between or behind them; raise CannotOpen."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as file:
            return _cleaned(file)
    except (
        zipfile.BadZipFile,
        zlib.error,
        EOFError,
        NotImplementedError,
        ValueError,
        KeyError,
        OSError,
    ) as error:
        if isinstance(error, CannotOpen):
            raise
        raise CannotOpen(BROKEN) from error


def _cleaned(file: zipfile.ZipFile) -> bytes:
    parts = file.infolist()
    names = [part.filename for part in parts]
    if BODY not in names or TYPES not in names:
        raise CannotOpen(OTHER_OFFICE if TYPES in names else NOT_WORD)
    if len(set(names)) != len(names) or any(
        ".." in name.split("/") or name.startswith("/") for name in names
    ):
        raise CannotOpen(BROKEN)
    if any(part.flag_bits & 1 for part in parts):
        raise CannotOpen(LOCKED)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise CannotOpen(TOO_LARGE)
    for name in names:
        if PACKED_INSIDE.search(name):
            raise CannotOpen(EMBEDDED)
        if ACTING.search(name):
            raise CannotOpen(MACROS)
    whole = io.BytesIO()
    with zipfile.ZipFile(whole, "w", zipfile.ZIP_DEFLATED) as new:
        for part in parts:
            if not part.is_dir():
                # A part is unpacked up to the size that its entry names, no further.
                new.writestr(
                    zipfile.ZipInfo(part.filename),
                    _checked(part.filename, file.read(part)),
                    zipfile.ZIP_DEFLATED,
                )
    return whole.getvalue()


def _checked(name: str, part: bytes) -> bytes:
    """A part as it may stay; raises CannotOpen for one that acts when the file is opened."""
    if not name.lower().endswith((".xml", ".rels")):
        return without_notes(part)
    if len(part) > LARGEST_XML:
        raise CannotOpen(TOO_LARGE)
    # In another coding the words below would not be found.
    if b"\x00" in part or re.search(rb"<!(?:DOCTYPE|ENTITY)", part, re.I):
        raise CannotOpen(BROKEN)
    if name == TYPES and re.search(rb"macroEnabled|vbaProject", part, re.I):
        raise CannotOpen(MACROS)
    if name.lower().endswith(".rels"):
        for relation in EXTERNAL.findall(part):
            if not (LINK.search(relation) and SAFE_TARGET.search(relation)):
                raise CannotOpen(FROM_ELSEWHERE)
    else:
        fields = b"".join(one or other for one, other in FIELDS.findall(part))
        if ACTING_FIELD.search(fields):
            raise CannotOpen(FROM_ELSEWHERE)
    return part
