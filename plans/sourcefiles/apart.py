"""Has a file read in a separate process: whatever stands in it, the portal loses neither its memory nor its time."""

import json
from tempfile import TemporaryDirectory

from dialogue_portal.apart.separate import Stopped, answer_of
from plans.reading.markers import BULLET
from plans.sourcefiles.filetext import CannotRead, FileText

# Kinds that LibreOffice has to open first get more time.
MOST_SECONDS, MOST_SECONDS_BY_OFFICE = 30, 90
TOO_MUCH = (
    "Tệp này quá nặng để đọc, không phải một bản kế hoạch. Xin lưu riêng bản kế hoạch ra tệp mới, bỏ ảnh và phần "
    "không cần, hoặc dán nội dung vào ô nhập."
)


def read_apart(kind: str, content: bytes, *, by_office: bool = False) -> FileText:
    """Return what a file of a kind says: "word", "pdf" or "web", otherwise a kind that LibreOffice opens.

    Raise CannotRead, with a sentence that says what to do, when it cannot be read in the time and memory it is given.
    """
    seconds = MOST_SECONDS_BY_OFFICE if by_office else MOST_SECONDS
    with TemporaryDirectory(prefix="tep-ke-hoach-", ignore_cleanup_errors=True) as folder:
        try:
            written = answer_of(
                "plans.sourcefiles.worker",
                kind,
                BULLET.pattern,
                given=content,
                folder=folder,
                seconds=seconds,
            )
        except Stopped as error:
            raise CannotRead(TOO_MUCH) from error
    answer = json.loads(written)
    if refused := answer.pop("refused", ""):
        raise CannotRead(refused)
    return FileText(**answer)
