"""The words of a PDF page, each with its place in points from the top left corner of the page."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby

from pdfminer.layout import LTChar, LTTextLine

from plans.sourcefiles.oldfonts import Coding, coding_of, in_unicode, leans_to_old
from plans.sourcefiles.pdfpages import upright

# A gap between two letters wider than this share of their size separates two words.
WORD_GAP = 0.15
# Two words stand in one row when they overlap by this share of the smaller height.
SHARED_HEIGHT = 0.5
SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Fonts whose letters are bullets; the bullet "o" of Word stands in a typewriter font.
SYMBOL_FONT, TYPEWRITER = re.compile(r"Wingdings|Webdings|Dingbats", re.I), re.compile(r"Courier", re.I)


@dataclass
class Word:
    """One printed word with its edges, its size in points, whether it is bold, and the old coding it was in."""

    left: float
    right: float
    top: float
    bottom: float
    text: str
    size: float
    bold: bool
    coding: Coding = Coding.UNICODE


@dataclass
class Row:
    """One printed line: its words from left to right."""

    words: list[Word]

    @property
    def text(self) -> str:
        """The words with spaces between them."""
        return " ".join(word.text for word in self.words)

    @property
    def left(self) -> float:
        """The left edge of the row."""
        return self.words[0].left

    @property
    def right(self) -> float:
        """The right edge of the row."""
        return max(word.right for word in self.words)

    @property
    def top(self) -> float:
        """The upper edge of the row, measured from the top of the page."""
        return min(word.top for word in self.words)

    @property
    def base(self) -> float:
        """The lower edge of the row, measured from the top of the page."""
        return max(word.bottom for word in self.words)

    @property
    def size(self) -> float:
        """The size of the largest word."""
        return max(word.size for word in self.words)

    @property
    def bold(self) -> bool:
        """Whether every word is bold."""
        return all(word.bold for word in self.words)


def words_of(line: LTTextLine, height: float) -> Iterator[Word]:
    """Yield the words of a line of letters: a space, a gap or another size separates them."""
    letters: list[LTChar] = []
    for letter in [*line, None]:
        ends = not isinstance(letter, LTChar) or not letter.get_text().strip()
        if letters and (ends or _apart(letters[-1], letter)):
            yield _word(letters, height)
            letters = []
        if isinstance(letter, LTChar) and not ends and upright(letter):
            letters.append(letter)


def _apart(before: LTChar, letter: LTChar) -> bool:
    """Tell whether two letters belong to two words: there is a gap, or their sizes differ."""
    return abs(letter.x0 - before.x1) > WORD_GAP * letter.size or abs(letter.size - before.size) > 1


def _word(letters: list[LTChar], height: float) -> Word:
    text, found = "", Coding.UNICODE
    for coding, group in groupby(letters, lambda letter: coding_of(letter.fontname)):
        part = "".join(letter.get_text() for letter in group)
        if coding and leans_to_old(part, coding) >= 0:
            part, found = in_unicode(part, coding), coding
        text += part
    if len(letters) == 1:
        text = _bullet(text, letters[0].fontname)
    return Word(
        left=letters[0].x0,
        right=max(letter.x1 for letter in letters),
        top=height - max(letter.y1 for letter in letters),
        bottom=height - min(letter.y0 for letter in letters),
        text=unicodedata.normalize("NFC", text),
        size=max(letter.size for letter in letters),
        bold="bold" in letters[0].fontname.casefold(),
        coding=found,
    )


def _bullet(text: str, font: str) -> str:
    """Return a letter that stands alone; as the bullet it is in the font of a list."""
    if SYMBOL_FONT.search(font) and text < "\uf000":
        return "•"
    return "◦" if text == "o" and TYPEWRITER.search(font) else text


def rows_of(words: list[Word]) -> list[Row]:
    """Join words side by side into rows, whatever their sizes."""
    rows: list[Row] = []
    for word in sorted(words, key=lambda word: (word.top + word.bottom, word.left)):
        near = next((row for row in reversed(rows[-3:]) if _beside(row, word)), None)
        if near:
            near.words.append(word)
        else:
            rows.append(Row([word]))
    for row in rows:
        row.words.sort(key=lambda word: word.left)
        _join_torn_words(row)
    return rows


def _beside(row: Row, word: Word) -> bool:
    other = row.words[0]
    shared = min(other.bottom, word.bottom) - max(other.top, word.top)
    return shared >= SHARED_HEIGHT * min(other.bottom - other.top, word.bottom - word.top)


def _join_torn_words(row: Row) -> None:
    """Join parts that touch (a word in two fonts); a small raised figure becomes the sign of a footnote."""
    joined: list[Word] = []
    for word in row.words:
        if word.text.isdigit() and word.size < 0.75 * row.size and word.bottom < row.base - 1:
            word.text = word.text.translate(SUPERSCRIPTS)
        if joined and -1 < word.left - joined[-1].right < WORD_GAP * row.size:
            joined[-1].text += word.text
            joined[-1].right = word.right
        else:
            joined.append(word)
    row.words = joined
