"""The separate process of attachments.apart: opens one file, writes what may be kept of it.

It imports neither Django's models nor its settings, so that it starts at once.
"""

import io
import json
import sys
from pathlib import Path

from dialogue_portal.apart import limits
from dialogue_portal.documents.scanfiles import pdffile
from dialogue_portal.documents.scanfiles.seen import CannotOpen
from registrations.attachments import kinds, wordfile

# In bytes and seconds; the largest photo of a telephone takes 700 MB while it is unpacked.
MOST_MEMORY, MOST_SECONDS = 1536 * 1024**2, 30
QUALITY = 85  # of JPEG
# The sentences of pdffile are for the office; a citizen is told these.
FOR_CITIZENS = {
    pdffile.BROKEN: "Tệp ghi là PDF nhưng không mở được. Xin lưu lại tệp, hoặc chụp ảnh giấy tờ rồi gửi ảnh.",
    pdffile.CUT_OFF: "Tệp PDF bị cắt cụt (thiếu phần cuối). Xin tải hoặc chép lại tệp rồi chọn lại.",
    pdffile.LOCKED: "Tệp PDF có mật khẩu nên không ai đọc được. Xin bỏ mật khẩu, hoặc chụp ảnh giấy tờ rồi gửi ảnh.",
}


def kept_of(content: bytes) -> tuple[str, bytes]:
    """Return the kind under which a file is kept and its new content; raise CannotOpen."""
    kind = kinds.kind_of(content)
    if kind == "docx":
        return kind, wordfile.cleaned(content)
    if kind == "pdf":
        pdffile.check(content)
        return kind, pdffile.cleaned(content)
    from dialogue_portal.documents.scanfiles import pictures

    drawn = io.BytesIO()
    # One kind that every office opens; nothing of the old file is left but its dots.
    pictures.opened(content).save(drawn, "JPEG", quality=QUALITY, optimize=True)
    return "jpeg", drawn.getvalue()


def answer_to(folder: Path) -> dict:
    """The kind of the file "in" of the folder, or the sentence that refuses it; what is kept is written as "kept"."""
    try:
        kind, content = kept_of((folder / "in").read_bytes())
    except CannotOpen as error:
        return {"refused": FOR_CITIZENS.get(str(error), str(error))}
    (folder / "kept").write_bytes(content)
    return {"kind": kind}


if __name__ == "__main__":
    limits.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    json.dump(answer_to(Path(sys.argv[1])), sys.stdout)
