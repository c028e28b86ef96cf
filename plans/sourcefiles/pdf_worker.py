"""The other process of plans.sourcefiles.pdf: a PDF comes in, its text or the name of a refusal goes out as JSON."""

import io
import json
import resource
import sys

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from plans.sourcefiles.pdfrows import pages_of
from plans.sourcefiles.pdftext import text_of_pages

# A page of a few bytes can unpack to more than any machine has.
MOST_MEMORY, MOST_SECONDS = 1536 * 1024**2, 40
# Fewer letters than this on all pages are stamps and page numbers over a scan.
FEWEST_LETTERS = 200


def answer_to(content: bytes) -> dict[str, str]:
    """The text of a PDF, or why there is none: a key of plans.sourcefiles.pdf.REFUSALS."""
    try:
        text = text_of_pages(pages_of(io.BytesIO(content)))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"refused": "locked", "text": ""}
    except MemoryError:
        return {"refused": "too much", "text": ""}
    except Exception:  # whatever a file that breaks the rules of PDF makes of the reader
        return {"refused": "broken", "text": ""}
    if text.count("(cid:") > FEWEST_LETTERS:
        return {"refused": "no letters", "text": ""}
    if sum(letter.isalpha() for letter in text) < FEWEST_LETTERS:
        return {"refused": "scan", "text": ""}
    return {"refused": "", "text": text}


if __name__ == "__main__":
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    json.dump(answer_to(sys.stdin.buffer.read()), sys.stdout)
