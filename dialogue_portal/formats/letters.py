"""Vietnamese letters without their diacritics, for comparing what people type."""

import unicodedata


def plain_letters(text: str) -> str:
    """The text in small letters without diacritics: "Phú Xuyên" -> "phu xuyen"."""
    decomposed = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in decomposed if not unicodedata.combining(letter))
