"""Spelling: the portal's folding, and which phrase is meant where a tone, a diacritic or a letter is wrong."""

import re

from dialogue_portal.formats.vietnamese import plain as folded
from dialogue_portal.formats.vietnamese import same_name, same_tones

__all__ = ["find_nearly", "folded", "same_name", "same_tones"]


def find_nearly(phrase: str, text: str) -> int | None:
    """Return the index of a phrase in a text with at most one letter wrong; None where it is not there.

    Both are `folded` before.
    """
    words = list(re.finditer(r"\w+", text))
    length = len(phrase.split())
    for place in range(len(words) - length + 1):
        start, end = words[place].start(), words[place + length - 1].end()
        if _one_slip(" ".join(text[start:end].split()), phrase):
            return start
    return None


def _one_slip(written: str, meant: str) -> bool:
    """Tell whether two texts differ in at most one letter: a wrong one, one too many or one too few."""
    if abs(len(written) - len(meant)) > 1:
        return False
    same = next(
        (place for place, (a, b) in enumerate(zip(written, meant, strict=False)) if a != b),
        min(len(written), len(meant)),
    )
    left, right = written[same:], meant[same:]
    return left[1:] == right[1:] or left[1:] == right or left == right[1:]
