"""Spelling: two places of a tone mark are one; which phrase is meant where a tone, a diacritic or a letter is wrong."""

import re
import unicodedata

# The older place of a tone mark and the newer one: "hòa" and "hoà" are one word.
_TONES = "\u0300\u0301\u0309\u0303\u0323"
_NEWER = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, seconds in (("o", "ae"), ("O", "aeAE"), ("u", "y"), ("U", "yY"))
    for second in seconds
    for tone in _TONES
}
# "đ", the letters that look like it, and "ƣ", which old converters write for "ư".
_D_AND_U = str.maketrans("đðɖƣ", "dddu")
# "q" and "u" are one sound: the tone of "quý" has only one place.
_NEWER_PLACE = re.compile(f"(?<![qQ])(?:{'|'.join(_NEWER)})(?!\\w)")


def same_tones(text: str) -> str:
    """Return a text in form NFC with every tone mark in its older place ("hoà" gives "hòa"), as long as before."""
    return _NEWER_PLACE.sub(lambda found: _NEWER[found[0]], text)


def same_name(one: str, other: str) -> bool:
    """Tell whether two names are one, whatever their case, spaces and places of tone marks."""
    return _name_key(one) == _name_key(other)


def _name_key(name: str) -> str:
    return " ".join(same_tones(unicodedata.normalize("NFC", name)).casefold().replace("’", "'").split())


def folded(text: str) -> str:
    """Return a text in small letters without diacritics: "Yêu cầu" gives "yeu cau"."""
    plain = unicodedata.normalize("NFD", text.casefold().translate(_D_AND_U))
    return "".join(char for char in plain if not unicodedata.combining(char))


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
