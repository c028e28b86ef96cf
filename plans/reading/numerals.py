"""Numbers in words: "mười lăm", "hai mươi", "một trăm hai mươi"."""

import re

_FIGURES = {
    "một": 1,
    "mốt": 1,
    "hai": 2,
    "ba": 3,
    "bốn": 4,
    "tư": 4,
    "năm": 5,
    "lăm": 5,
    "sáu": 6,
    "bảy": 7,
    "bẩy": 7,
    "tám": 8,
    "chín": 9,
}
_TENS = ("mươi", "chục")
_WORDS = "|".join([*_FIGURES, "mười", *_TENS, "trăm", "linh", "lẻ"])
# One to five words; which of them make a number, `value_of` decides.
IN_WORDS = rf"(?:(?:{_WORDS})(?:\s+(?:{_WORDS})){{0,4}})"


def value_of(words: str) -> int | None:
    """Return the number that figures or words name; None where they name none."""
    if re.fullmatch(r"\d{1,9}", words):
        return int(words)
    total = current = 0
    for word in words.casefold().split():
        if word in _FIGURES:
            if current:
                return None
            current = _FIGURES[word]
        elif word == "mười" and not current:
            total += 10
        elif word in _TENS:
            total, current = total + 10 * max(current, 1), 0
        elif word == "trăm":
            total, current = total + 100 * max(current, 1), 0
        elif word not in ("linh", "lẻ"):
            return None
    return total + current or None
