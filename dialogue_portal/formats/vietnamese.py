"""Vietnamese spelling: one folding for reading, comparing and searching, and the order of names. Pure, no database."""

import re
import unicodedata

from dialogue_portal.formats.xml import for_xml

# In the order in which a dictionary lists them: grave, hook, tilde, acute, dot below.
TONES = "\u0300\u0309\u0303\u0301\u0323"
_SHAPES = "\u0302\u0306\u031b"
_DIACRITICS = [chr(code) for code in range(0x300, 0x370)]
# Latin letters with diacritics, Vietnamese ones among them.
_LATIN = [chr(code) for code in (*range(0xC0, 0x250), *range(0x1E00, 0x1F00))]

# What keyboards, fonts and scanners write for a letter of the alphabet, and what nobody sees.
_LOOK_ALIKES = str.maketrans("ƣƢðÐɖƉ", "ưƯđĐđĐ")
_BLANKS: dict[int, str | None] = dict.fromkeys(
    [0xA0, 0x1680, *range(0x2000, 0x200B), 0x202F, 0x205F, 0x3000], " "
)
_UNSEEN: dict[int, str | None] = dict.fromkeys(
    [
        0xAD,
        0x34F,
        0x180E,
        0x61C,
        *range(0x200B, 0x2010),
        *range(0x202A, 0x202F),
        *range(0x2060, 0x2070),
        0xFEFF,
    ]
)
_NORMAL = _LOOK_ALIKES | _BLANKS | _UNSEEN
_LONE_SHAPE = re.compile(f"[{_SHAPES}]")
_SHAPE_AFTER_TONE = re.compile(f"([{TONES}])([{_SHAPES}])")

_TONE_INSIDE = re.compile(rf"([{TONES}])([^\W\d_]+)")
_RUN = re.compile(rf"(?:[^\W\d_]|[{TONES}])+")
_WORD = re.compile(rf"(?:[^\W_]|[{TONES}])+")
# Only where i and y are written for each other: kí = ký, quí = quý; never «hai» and «hay».
_FINAL_Y = re.compile(r"(?<![^\W_])(h|k|l|m|s|t|qu)y(?![^\W_])")

# The older place of a tone for the newer one: "hoà" is written "hòa", too.
_OLDER = {
    unicodedata.normalize("NFC", first + second + tone): unicodedata.normalize("NFC", first + tone + second)
    for first, seconds in (("o", "ae"), ("O", "aeAE"), ("u", "y"), ("U", "yY"))
    for second in seconds
    for tone in TONES
}
# "q" and "u" are one sound: the tone of "quý" has only one place.
_NEWER_PLACE = re.compile(rf"(?<![qQ])(?:{'|'.join(_OLDER)})(?!\w)")


def normalise(text: str) -> str:
    """The text in NFC, without invisible signs, with common blanks and without look-alikes such as ƣ and Ð (eth).

    Capitals, punctuation and line breaks stay; signs that no Word or Excel file can carry go.
    """
    text = unicodedata.normalize("NFC", for_xml(text).translate(_NORMAL))
    if _LONE_SHAPE.search(text):  # typed in the wrong order: a, acute, circumflex
        apart = _SHAPE_AFTER_TONE.sub(r"\2\1", unicodedata.normalize("NFD", text))
        text = unicodedata.normalize("NFC", apart)
    return text


def plain(text: str) -> str:
    """The text in small letters without diacritics: "Phú Xuyên" -> "phu xuyen"."""
    return normalise(text).translate(_PLAIN).casefold()


def toned(text: str) -> str:
    """The text in small letters with each tone as a sign at the end of its syllable, so that "HOÀ" = "hòa".

    Two texts are the same words where these are equal.
    """
    apart = _TONE_INSIDE.sub(r"\2\1", normalise(text).translate(_TONES_APART).casefold())
    # Words that were written together have several tones.
    return _RUN.sub(_tones_last, apart) if _TONE_INSIDE.search(apart) else apart


def same_name(one: str, other: str) -> bool:
    """Whether two names are one, whatever their capitals, blanks, apostrophes and places of tones."""
    return _name_key(one) == _name_key(other)


def same_tones(text: str) -> str:
    """A text in NFC with every tone in its older place ("hoà" -> "hòa"), for patterns; it stays as long as it was."""
    return _NEWER_PLACE.sub(lambda found: _OLDER[found[0]], text)


def search_plain(text: str) -> str:
    """The words of a text for a search without diacritics, each between blanks: "12/KH: Kỳ" -> " 12 kh ki "."""
    return _words(plain(text))


def search_toned(text: str) -> str:
    """The words of a text for a search with diacritics, each with its tone last and between blanks."""
    return _words(toned(text))


def sort_key(text: str) -> bytes:
    """What puts names in Vietnamese order: letters by the alphabet, figures as numbers, then tones, then capitals.

    It is the order of ICU for "vi-u-kn-true". The key is bytes, because databases order texts by their locale.
    """
    letters, tones, capitals = bytearray(), bytearray(), bytearray()
    for part in _PARTS.findall(" ".join(normalise(text).split())):
        weight = _WEIGHTS.get(part) or _weight(part)
        letters += weight[0]
        tones += weight[1]
        capitals += weight[2]
    levels = (letters, tones.rstrip(_COMMON), capitals.rstrip(_COMMON))
    return _NEXT_LEVEL.join(map(bytes, levels)).rstrip(_NEXT_LEVEL)


def person_key(text: str) -> bytes:
    """What puts people in Vietnamese order: by the given name, which comes last, then by the rest of the name."""
    *rest, given = text.split() or [""]
    return b"\0".join([sort_key(given), sort_key(" ".join(rest))])


def _name_key(name: str) -> str:
    return " ".join(toned(name).replace("’", "'").split())


def _tones_last(run: re.Match[str]) -> str:
    letters = run[0]
    tones = [sign for sign in letters if sign in TONES]
    return "".join([*(sign for sign in letters if sign not in TONES), *tones]) if tones else letters


def _words(folded: str) -> str:
    words = _WORD.findall(_FINAL_Y.sub(r"\1i", folded))
    return f" {' '.join(words)} " if words else ""


def _without_diacritics(letter: str) -> str:
    return "".join(sign for sign in unicodedata.normalize("NFD", letter) if sign not in _DIACRITICS)


def _tone_apart(letter: str) -> str:
    signs = unicodedata.normalize("NFD", letter)
    shaped = unicodedata.normalize("NFC", "".join(sign for sign in signs if sign not in TONES))
    return shaped + "".join(sign for sign in signs if sign in TONES)


_PLAIN: dict[int, str | None] = {ord(letter): _without_diacritics(letter).lower() for letter in _LATIN}
_PLAIN |= {ord("đ"): "d", ord("Đ"): "d"} | dict.fromkeys(map(ord, _DIACRITICS))
_TONES_APART = str.maketrans({letter: _tone_apart(letter).lower() for letter in _LATIN})

# The order of names. A weight has three parts, one for each level; none of them begins as low as _NEXT_LEVEL.
_NEXT_LEVEL, _COMMON, _CAPITAL = b"\x01", b"\x02", b"\x03"
_ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
_SIGNS = " _-‐–—,;:!?.…·'‘’‹›\"“”„«»()[]{}§@*/\\&#%•`´^°©®+±÷×<=>|~−≤≥$£€₫"  # noqa: RUF001  # as ICU orders them
_FIRST_SIGN, _OTHER_SIGN, _FIGURES, _FIRST_LETTER, _OTHER_LETTER = 0x10, b"\x6d", 0x6E, 0x70, b"\xf0"
# A longer number is taken apart, so that its length is one byte.
_MOST_FIGURES = 250
_PARTS = re.compile(rf"\d{{1,{_MOST_FIGURES}}}|.")

_Weight = tuple[bytes, bytes, bytes]


def _weight(part: str) -> _Weight:
    if part[0].isdecimal():
        figures = "".join(str(unicodedata.decimal(figure)) for figure in part).lstrip("0") or "0"
        return bytes([_FIGURES, len(figures)]) + figures.encode(), _COMMON, _COMMON
    if part in TONES:
        return b"", _tone_weight(part), b""
    if unicodedata.category(part) in ("Mn", "Cc", "Cf"):
        return b"", b"", b""
    if part in _SIGNS:
        return bytes([_FIRST_SIGN + _SIGNS.index(part)]), _COMMON, _COMMON
    other = _OTHER_LETTER if part.isalpha() else _OTHER_SIGN
    return other + part.encode("utf-8", "replace"), _COMMON, _COMMON


def _tone_weight(sign: str) -> bytes:
    return bytes([_COMMON[0] + 1 + (TONES.index(sign) if sign in TONES else len(TONES))])


def _letter_weight(letter: str) -> _Weight | None:
    """The weight of a letter with its diacritics; None where its base is not in the alphabet."""
    signs = unicodedata.normalize("NFD", letter.lower())
    shape = "".join(sign for sign in signs[1:] if sign in _SHAPES)
    base = unicodedata.normalize("NFC", signs[:1] + shape)
    if base not in _ALPHABET:
        base = signs[:1]
    if base not in _ALPHABET:
        return None
    tones = b"".join(_tone_weight(sign) for sign in signs[1:] if sign not in _SHAPES)
    capital = _CAPITAL if letter.isupper() else _COMMON
    return bytes([_FIRST_LETTER + _ALPHABET.index(base)]), _COMMON + tones, capital


_WEIGHTS = {
    letter: weight
    for letter in [*_ALPHABET, *_ALPHABET.upper(), *_LATIN]
    if (weight := _letter_weight(letter)) is not None
}
