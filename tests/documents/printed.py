"""Measures a printed paper: where each word stands on its page, in millimetres from the top left corner."""

import re
import subprocess
from dataclasses import dataclass
from html import unescape

MM = 25.4 / 72
PAGE = re.compile(r"<page .*?</page>", re.DOTALL)
WORD = re.compile(r'<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">(.*?)</word>')


@dataclass(frozen=True)
class Word:
    left: float
    top: float
    right: float
    bottom: float
    text: str


def pages(pdf: bytes) -> list[list[Word]]:
    """The words of each page, in reading order."""
    return [
        [Word(*(float(n) * MM for n in found[:4]), unescape(found[4])) for found in WORD.findall(page)]
        for page in PAGE.findall(poppler("pdftotext", "-bbox", pdf=pdf))
    ]


def text(pdf: bytes) -> str:
    """The whole text in reading order, with single spaces."""
    return " ".join(poppler("pdftotext", pdf=pdf, to="-").split())


def font_families(pdf: bytes) -> set[str]:
    """The families of the embedded fonts, without subset prefix and style."""
    rows = poppler("pdffonts", pdf=pdf).splitlines()[2:]
    return {re.sub(r"^[A-Z]{6}\+|[-,]?(Bold|Italic)", "", row.split()[0]).strip("-") for row in rows}


def page_of(pdf: bytes, phrase: str) -> int | None:
    """The number (from 1) of the first page that has the phrase."""
    for number, words in enumerate(pages(pdf), 1):
        if phrase in " ".join(word.text for word in words):
            return number
    return None


def line_of(words: list[Word], phrase: str) -> list[Word]:
    """The words of the first place where the phrase stands on the page."""
    wanted = phrase.split()
    for start in range(len(words) - len(wanted) + 1):
        found = words[start : start + len(wanted)]
        if [word.text for word in found] == wanted:
            return found
    raise AssertionError(f"Không thấy «{phrase}» trên trang.")


def poppler(tool, *options, pdf, to=None):
    command = [tool, *options, "-", *([to] if to else [])]
    if tool == "pdftotext" and not to:
        command.append("-")
    return subprocess.run(command, input=pdf, capture_output=True, check=True).stdout.decode()
