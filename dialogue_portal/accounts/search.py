"""Finds an authority by its name."""

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.letters import plain_letters


def authorities_named(words: str) -> list[Authority]:
    """The authorities whose name and province contain all the words, by province; "" finds every one.

    The search is not done in SQL: SQLite knows neither Đ/đ nor letters without their diacritics.
    """
    wanted = plain_letters(words).split()
    named = [(plain_letters(row.province), plain_letters(row.name), row) for row in Authority.objects.all()]
    found = [key for key in named if all(word in f"{key[1]} {key[0]}" for word in wanted)]
    return [
        row for _, _, row in sorted(found, key=lambda key: (key[0], plain_letters(key[2].place), key[2].pk))
    ]
