"""What stamps, signatures and form fields of a PDF page say: some words are the paper's own, some are about it."""

import re
from dataclasses import dataclass, field

from plans.sourcefiles.pdfwords import Word, rows_of

# What a program writes beside a digital signature: who signed, and when.
SIGNED = re.compile(
    r"\b(?:người|cơ quan|thời gian|ngày) ký\s*:|\bký (?:bởi|số)\b|signed by|\bsignature\b|\bsigner\b", re.I
)
# The stamp of the office that received the paper has a number and a day of its own.
RECEIVED = re.compile(r"\bĐẾN\b(?=.*(?:\bsố|\bngày|\bchuyển)\b)|\b(?:công văn|văn bản) đến\b", re.I | re.S)
# A word of a stamp belongs to the row with which it shares this part of its height.
LEAST_SHARED = 0.2
DOTS = re.compile(r"^[.…_]{2,}")
LONGEST = 160


@dataclass
class Stamps:
    """The words of all annotations on one page: those of the paper itself, and sentences on the others."""

    words: list[Word] = field(default_factory=list)
    sentences: list[str] = field(default_factory=list)


def sorted_out(groups: list[list[Word]], page: int) -> Stamps:
    """Return what the annotations of a page say; each group holds the words of one annotation, `page` counts from 1."""
    found = Stamps()
    for words in groups:
        text = " ".join(row.text for row in rows_of(words))
        if RECEIVED.search(text):
            found.sentences.append(f"Đã bỏ qua dấu văn bản đến ở trang {page}: «{_short(text)}».")
        elif SIGNED.search(text):
            found.sentences.append(
                f"Ô chữ ký số ở trang {page} ghi «{_short(text)}»: không đọc vào kế hoạch."
            )
        else:
            found.words += words
            found.sentences.append(
                f"Chữ «{_short(text)}» lấy từ dấu, ô chữ ký số hoặc ô điền đóng trên trang {page}."
            )
    return found


def put_in_place(stamped: list[Word], words: list[Word]) -> None:
    """Move the words of stamps to the height of the words beside them; dots under a stamp make room for it."""
    for stamp in stamped:
        beside = max(
            words, key=lambda word: (_shared(stamp, word), -abs(word.left - stamp.left)), default=None
        )
        if beside is not None and _shared(stamp, beside) >= LEAST_SHARED * (stamp.bottom - stamp.top):
            stamp.top, stamp.bottom, stamp.size = beside.top, beside.bottom, beside.size
        for word in words:
            dots = DOTS.match(word.text)
            if dots and _shared(stamp, word) > 0 and word.left < stamp.right and stamp.left < word.right:
                word.text = word.text[dots.end() :]
                word.left = min(max(word.left, stamp.right + 1), word.right)
    words[:] = [word for word in words if word.text] + stamped


def _shared(one: Word, other: Word) -> float:
    return min(one.bottom, other.bottom) - max(one.top, other.top)


def _short(text: str) -> str:
    return text if len(text) <= LONGEST else f"{text[:LONGEST].rsplit(' ', 1)[0]} …"
