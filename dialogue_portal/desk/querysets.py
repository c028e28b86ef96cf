"""What the desk's own pages ask of rows that other packages hold."""

import unicodedata

from dialogue_portal.accounts.models import Authority


def authorities_named(words: str) -> list[Authority]:
    """The authorities whose name and province hold all the words, by province; "" finds every one.

    Looked through here and not in SQL: SQLite knows neither Đ/đ nor letters without their marks.
    """
    wanted = plain_letters(words).split()
    named = [(plain_letters(row.province), plain_letters(row.name), row) for row in Authority.objects.all()]
    found = [key for key in named if all(word in f"{key[1]} {key[0]}" for word in wanted)]
    return [
        row for _, _, row in sorted(found, key=lambda key: (key[0], plain_letters(key[2].place), key[2].pk))
    ]


def plain_letters(text: str) -> str:
    """Small letters without the marks of Vietnamese: "Phú Xuyên" -> "phu xuyen"."""
    marked = unicodedata.normalize("NFD", text.casefold().replace("đ", "d"))
    return "".join(letter for letter in marked if not unicodedata.combining(letter))
