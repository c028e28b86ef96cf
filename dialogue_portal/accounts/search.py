"""Finds an authority by its name."""

from dialogue_portal.accounts.models import Authority
from dialogue_portal.formats.vietnamese import plain, sort_key


def authorities_named(words: str) -> list[Authority]:
    """The authorities whose name and province contain all the words, by province; "" finds every one.

    The search is not done in SQL: SQLite knows neither Đ/đ nor letters without their diacritics.
    """
    wanted = plain(words).split()
    named = [(plain(row.province), plain(row.name), row) for row in Authority.objects.all()]
    found = [key for key in named if all(word in f"{key[1]} {key[0]}" for word in wanted)]
    return [
        row
        for _, _, row in sorted(
            found, key=lambda key: (sort_key(key[2].province), sort_key(key[2].place), key[2].pk)
        )
    ]
