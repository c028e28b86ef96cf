"""Reads our blank form, filled in as Word or PDF, in a process apart."""

import json
from tempfile import TemporaryDirectory

from dialogue_portal.apart.separate import Stopped, answer_of
from plans.sourcefiles.apart import read_apart
from plans.sourcefiles.filetext import CannotRead
from registrations.mailbox.formtext import ReadForm, form_in

ROWS_WORKER, MOST_SECONDS = "registrations.mailbox.pdfrows", 25


def form_of_file(kind: str, content: bytes) -> ReadForm | None:
    """Return what stands in a file of the kind "docx" or "pdf" that is our form; None for every other file."""
    try:
        if kind == "docx":
            return form_in(read_apart("word", content).text)
        if kind == "pdf":
            return form_in("\n".join(_rows(content)))
    except (CannotRead, Stopped):
        pass
    return None


def _rows(content: bytes) -> list[str]:
    with TemporaryDirectory(prefix="phieu-pdf-", ignore_cleanup_errors=True) as folder:
        return json.loads(answer_of(ROWS_WORKER, given=content, folder=folder, seconds=MOST_SECONDS))
