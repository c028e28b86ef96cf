"""The separate process of plans.sourcefiles.apart: reads one file from stdin, writes what it says as JSON.

It imports neither Django nor the reader of plans, so that it starts in a tenth of a second.
"""

import json
import sys
from dataclasses import asdict

from dialogue_portal.apart import limits
from plans.sourcefiles.filetext import CannotRead, FileText

# A file of a few kilobytes can unpack to more memory than any machine has. In bytes and seconds.
MOST_MEMORY, MOST_SECONDS = 1024 * 1024**2, 20


def read(kind: str, content: bytes, bullet: str) -> FileText:
    """Return what a file of a kind says; `bullet` is the pattern of plans.reading.markers. Raise CannotRead."""
    # Each reader is imported where it is needed: that is a tenth of a second.
    if kind == "pdf":
        from plans.sourcefiles.pdf import text_of_pdf

        return text_of_pdf(content, bullet)
    if kind == "web":
        from plans.sourcefiles.web import text_of_web

        return text_of_web(content)
    if kind == "word":
        from plans.sourcefiles.word import text_of_word

        return text_of_word(content)
    from plans.sourcefiles.office import text_by_office

    return text_by_office(content, kind)


def answer_to(kind: str, content: bytes, bullet: str) -> dict:
    """Return the fields of a FileText; where a file cannot be read, the sentence that says so as "refused"."""
    try:
        return asdict(read(kind, content, bullet))
    except CannotRead as error:
        return {"refused": str(error)}


if __name__ == "__main__":
    limits.bind(memory=MOST_MEMORY, seconds=MOST_SECONDS)
    json.dump(answer_to(sys.argv[1], sys.stdin.buffer.read(), sys.argv[2]), sys.stdout)
