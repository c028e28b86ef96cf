"""The separate process of plans.sourcefiles.pdf: reads a PDF from stdin, writes its text or a refusal as JSON."""

import io
import json
import resource
import sys

from pdfminer.pdfdocument import PDFEncryptionError, PDFPasswordIncorrect

from plans.sourcefiles.pdfrows import pages_of
from plans.sourcefiles.pdftext import text_of_pages

# A page of a few bytes can unpack to more memory than any machine has. In bytes and seconds.
MOST_MEMORY, MOST_SECONDS = 1536 * 1024**2, 40
# Fewer letters than this in the whole file are stamps and page numbers on a scan.
FEWEST_LETTERS = 200


def answer_to(content: bytes) -> dict[str, str]:
    """Return the text of a PDF as "text"; where there is none, "refused" says why: a key of pdf.REFUSALS."""
    try:
        text = text_of_pages(pages_of(io.BytesIO(content)))
    except (PDFPasswordIncorrect, PDFEncryptionError):
        return {"refused": "encrypted", "text": ""}
    except MemoryError:
        return {"refused": "too much", "text": ""}
    except Exception:  # noqa: BLE001  a broken PDF can raise anything inside pdfminer
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
