"""Has scans opened, cut and drawn in a separate process: a foreign file costs the portal neither memory nor time."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from dialogue_portal.apart.separate import Stopped, answer_of
from dialogue_portal.documents.scanfiles.seen import CannotOpen, Seen, Signature

WORKER = "dialogue_portal.documents.scanfiles.worker"
MOST_SECONDS = 90
TOO_MUCH = (
    "Tệp này quá nặng để mở, hoặc bị hỏng. Xin quét lại ở mức 200–300 dpi, không quá 200 trang, rồi chọn lại."
)


def look_at(files: list[bytes]) -> Seen:
    """Return what is seen of one PDF, or of pictures that are joined as one PDF in this order; raise CannotOpen."""
    with _folder_with(files) as folder:
        answer = _answer("look", folder)
        answer["signature"] = Signature(**answer["signature"])
        answer["codes"] = [[(code, host) for code, host in page] for page in answer["codes"]]
        return Seen(**answer | {"content": (folder / "kept.pdf").read_bytes()})


def cut(content: bytes, parts: list[list[int]]) -> list[bytes]:
    """Return a PDF for each part, with the pages of these numbers (from 0) in this order; raise CannotOpen."""
    with _folder_with([content]) as folder:
        _answer("cut", folder, parts)
        return [(folder / f"part-{number}.pdf").read_bytes() for number in range(len(parts))]


def picture_of(content: bytes, number: int) -> bytes:
    """Return page `number` (from 0) of a PDF, or a photo, as JPEG; raise CannotOpen."""
    with _folder_with([content]) as folder:
        _answer("draw", folder, number)
        return (folder / "page.jpg").read_bytes()


@contextmanager
def _folder_with(files: list[bytes]) -> Iterator[Path]:
    with TemporaryDirectory(prefix="ban-da-ky-", ignore_cleanup_errors=True) as name:
        folder = Path(name)
        for number, content in enumerate(files):
            (folder / f"in-{number:03d}").write_bytes(content)
        yield folder


def _answer(task: str, folder: Path, wanted=None) -> dict:
    try:
        written = answer_of(
            WORKER, task, str(folder), json.dumps(wanted), folder=str(folder), seconds=MOST_SECONDS
        )
    except Stopped as error:
        raise CannotOpen(TOO_MUCH) from error
    answer = json.loads(written)
    if refused := answer.pop("refused", ""):
        raise CannotOpen(refused)
    return answer
