"""Has a file that a citizen sends opened and cleaned in a separate process."""

import json
from pathlib import Path
from tempfile import TemporaryDirectory

from dialogue_portal.apart.separate import Stopped, answer_of
from dialogue_portal.documents.scanfiles.seen import CannotOpen

WORKER = "registrations.attachments.worker"
MOST_SECONDS = 40
TOO_MUCH = "Tệp quá nặng để mở, hoặc bị hỏng. Xin chụp ảnh giấy tờ ở cỡ thường rồi gửi ảnh."


def cleaned(content: bytes) -> tuple[str, bytes]:
    """Return the kind of a file ("pdf", "jpeg" or "docx") and what is kept of it; raise CannotOpen."""
    with TemporaryDirectory(prefix="tep-gui-kem-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        (folder / "in").write_bytes(content)
        try:
            answer = json.loads(answer_of(WORKER, name, folder=name, seconds=MOST_SECONDS))
        except Stopped as error:
            raise CannotOpen(TOO_MUCH) from error
        if refused := answer.get("refused", ""):
            raise CannotOpen(refused)
        return answer["kind"], (folder / "kept").read_bytes()
