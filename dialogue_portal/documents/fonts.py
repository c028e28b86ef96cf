"""Which letters of a paper no installed font has: they would be printed as empty boxes, for good."""

import logging
import re
import subprocess
import unicodedata
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from html import unescape

from dialogue_portal.documents.blocks import Block
from dialogue_portal.documents.papers import Paper

# What has no shape of its own: blanks, line ends, joiners, and the signs that choose between shapes.
WITHOUT_SHAPE = {"Cc", "Cf", "Zl", "Zp", "Zs"}
SHAPE_CHOICES = (0xFE00, 0xFE0F), (0xE0100, 0xE01EF)
HEAD = re.compile(r"<head>.*?</head>", re.DOTALL)
TAG = re.compile(r"<(/?)([a-z0-9]+)[^>]*>")
WITHIN_A_LINE = {"span", "strong", "em", "sup"}
MOST_PLACES = 5  # that one refusal names
WORDS_AROUND = 30  # characters of the line, on each side of the letter

logger = logging.getLogger(__name__)


@dataclass(frozen=True)
class WithoutFont:
    """One letter that no font has, and the words of the line in which it first stands."""

    letter: str
    line: str

    def __str__(self):
        at = self.line.index(self.letter)
        start, end = max(0, at - WORDS_AROUND), at + WORDS_AROUND
        before, after = "…" if start else "", "…" if end < len(self.line) else ""
        return f"«{self.letter}» (U+{ord(self.letter):04X}) ở dòng «{before}{self.line[start:end].strip()}{after}»"


def letters_without_font(paper: Paper, copies: list[list[Block]] | None = None) -> list[WithoutFont]:
    """The letters of a paper, in all its copies and annexes, that no installed font has; each once, in order.

    `copies` is the text of each copy where it was read before.
    """
    return found_in(paper.html(letters=copies))


def refusal_of(found: list[WithoutFont]) -> str:
    """The sentence with which a paper is refused that has such letters."""
    named = "; ".join(map(str, found[:MOST_PLACES]))
    more = f" và {len(found) - MOST_PLACES} chữ khác" if len(found) > MOST_PLACES else ""
    return (
        f"Máy chủ không có phông chữ để in {named}{more}. Xin thay bằng chữ khác rồi trình lại, hoặc nhờ người quản "
        "trị cài thêm phông chữ."
    )


def found_in(html: str) -> list[WithoutFont]:
    """The letters without a font in the words of an HTML page."""
    shown = unescape(HEAD.sub("", html))
    missing = {letter for letter in set(shown) if not is_printable(letter)}
    found: dict[str, WithoutFont] = {}
    for line in _lines(html) if missing else ():
        for letter in line:
            if letter in missing and letter not in found:
                found[letter] = WithoutFont(letter, line)
    return list(found.values())


def is_printable(letter: str) -> bool:
    """Whether an installed font has the letter, or the letter has no shape."""
    code = ord(letter)
    if unicodedata.category(letter) in WITHOUT_SHAPE or any(
        low <= code <= high for low, high in SHAPE_CHOICES
    ):
        return True
    starts, ends = installed()
    place = bisect_right(starts, code) - 1
    return not starts or (place >= 0 and code <= ends[place])


@lru_cache(maxsize=1)
def installed() -> tuple[list[int], list[int]]:
    """The first and the last letters of the ranges that the installed fonts have together, in order.

    They are what fontconfig tells, as the printing itself asks it; both are empty where it cannot be asked.
    """
    try:
        command = ["fc-list", "--format", "%{charset}\n"]
        listed = subprocess.run(command, capture_output=True, check=True, text=True, timeout=60).stdout
    except (OSError, subprocess.SubprocessError):
        logger.exception("Không hỏi được fontconfig máy có những phông chữ nào.")
        return [], []
    ranges = {tuple(int(end, 16) for end in (one.split("-") * 2)[:2]) for one in listed.split()}
    starts: list[int] = []
    ends: list[int] = []
    for start, end in sorted(ranges):
        if ends and start <= ends[-1] + 1:
            ends[-1] = max(ends[-1], end)
        else:
            starts.append(start)
            ends.append(end)
    return starts, ends


def _lines(html: str) -> Iterator[str]:
    """The words of a page, cut where a paragraph or another part begins or ends."""
    text = TAG.sub(lambda tag: "" if tag[2] in WITHIN_A_LINE else "\0", HEAD.sub("", html))
    return (" ".join(unescape(line).split()) for line in text.split("\0") if line.strip())
