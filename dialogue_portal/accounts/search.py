"""Finds an authority by its name."""

from django.db.models import QuerySet

from dialogue_portal.accounts.models import Authority


def authorities_named(words: str) -> QuerySet[Authority]:
    """The authorities whose name and province contain all the words, by province; "" finds every one.

    Where the words have diacritics, those that are written so come first.
    """
    return Authority.objects.containing(words).nearest_first(words, "province_key", "sort_key", "pk")
