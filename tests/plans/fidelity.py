"""How faithfully a print carries the words of the plan it was made from, whatever their case, stops and layout."""

import io
import re
import unicodedata
import zipfile
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from html import unescape

from tests.documents.printed import poppler

TITLE = re.compile(r"^\W*KẾ\s+HOẠCH\W*$", re.MULTILINE)
# The two places of a tone mark (hoà, hòa) are one spelling.
TONES = [
    ("oà", "òa"), ("oá", "óa"), ("oả", "ỏa"), ("oã", "õa"), ("oạ", "ọa"),
    ("oè", "òe"), ("oé", "óe"), ("oẻ", "ỏe"), ("oẽ", "õe"), ("oẹ", "ọe"),
    ("uỳ", "ùy"), ("uý", "úy"), ("uỷ", "ủy"), ("uỹ", "ũy"), ("uỵ", "ụy"),
]  # fmt: skip


@dataclass(frozen=True)
class Fidelity:
    """Each 0..1: the body's words in their order; the words of recipients, signature and forms in any order."""

    body: float
    ending: float


def fidelity(source: str, printed: str) -> Fidelity:
    (body, ending), (printed_body, printed_ending) = body_and_ending(source), body_and_ending(printed)
    kept = Counter(ending) & Counter(printed_ending)
    return Fidelity(likeness(body, printed_body), kept.total() / len(ending))


def likeness(words: list[str], others: list[str]) -> float:
    return SequenceMatcher(None, words, others, autojunk=False).ratio()


def body_and_ending(text: str) -> tuple[list[str], list[str]]:
    """The words from the title to "Nơi nhận", and those behind it."""
    text = unicodedata.normalize("NFC", text)
    body, found, ending = text[TITLE.search(text).start() :].partition("Nơi nhận")
    return words_of(body), words_of(found + in_one_column(ending))


def in_one_column(ending: str) -> str:
    """Recipients and signature that are laid side by side, one after the other."""
    rows = [re.split(r" {3,}", line) for line in ending.splitlines()]
    return "\n".join([left for left, *_ in rows] + [" ".join(right) for _, *right in rows])


def words_of(text: str) -> list[str]:
    text = unicodedata.normalize("NFC", text).casefold().replace("½", "1/2").replace("\u00ad", "")
    for old, new in TONES:
        text = text.replace(old, new)
    return re.findall(r"[^\W_]+", text)


def text_of_pdf(content: bytes) -> str:
    """The text of a PDF in reading order, without the number at the head of a page."""
    first, *others = poppler("pdftotext", pdf=content, to="-").split("\f")
    return "\n".join([first, *(re.sub(r"\A\s*\d{1,3}\s*\n", "", page) for page in others)])


def text_of_word(content: bytes) -> str:
    """The text of a .docx, taken from its XML alone, so that our own reader is not measured by itself."""
    file = zipfile.ZipFile(io.BytesIO(content))
    parts = [name for name in ("word/document.xml", "word/footnotes.xml") if name in file.namelist()]
    xml = "\n".join(file.read(name).decode() for name in parts)
    # Word draws the numbers of notes that it counts itself.
    xml = re.sub(
        r'<w:footnote(?:Reference)? w:id="(\d)"/?>', lambda note: " ⁰¹²³⁴⁵⁶⁷⁸⁹"[int(note[1]) + 1] + " ", xml
    )
    xml = re.sub(r"</w:p>|<w:br/>|<w:tab/>", "\n", xml.replace("<w:noBreakHyphen/>", "-"))
    return unescape(re.sub(r"<[^>]+>", "", xml))
