"""The rounds that words number: "đợt 2", "lần thứ nhất", "kỳ II"."""

import re

NUMBERED = re.compile(
    r"\b(?:đợt|lần|kỳ)\s+(?:thứ\s+)?(?P<number>\d{1,2}|IV|I{1,3}|một|hai|ba|bốn|nhất|nhì|tư)\b", re.I
)
NUMBERS = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "một": 1,
    "nhất": 1,
    "hai": 2,
    "nhì": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
}


def numbers_named(text: str) -> set[int]:
    """Return the numbers of the rounds that a text names."""
    return {number_of(match["number"]) for match in NUMBERED.finditer(text)}


def number_of(words: str) -> int:
    """Return the number that figures or one of NUMBERS stand for."""
    return int(words) if words.isdigit() else NUMBERS[words.casefold()]


def numbers_in(match: re.Match[str]) -> set[int]:
    """Return the numbers of a match of NUMBERED that goes on with `more` of them: "đợt 1, 2 và 3"."""
    return {number_of(match["number"]), *map(int, re.findall(r"\d+", match["more"]))}
