"""Stored columns that follow from others: folded words for searching, and what puts names in Vietnamese order.

SQLite knows small letters of ASCII only, and PostgreSQL orders texts by the locale it was made with. So both are
computed here and stored, and every database finds and orders the same.
"""

from collections.abc import Iterable
from typing import Any, Self

from django.db import models, transaction
from django.db.models import Case, Q, Value, When

from dialogue_portal.formats.vietnamese import person_key, search_plain, search_toned, sort_key

AT_A_TIME = 500


class Followed(models.Field):  # type: ignore[type-arg]  # generic for mypy only, not when it runs
    """A column whose value follows from the attribute `read` of its row; it changes with the columns `sources`.

    Without `sources` the attribute is itself the column. Migrations know it as a plain column of Django.
    """

    stored_as = ""

    def __init__(self, read: str = "", *sources: str, **options: Any):
        self.read, self.sources = read, frozenset(sources or [read])
        super().__init__(**({"editable": False} | options))

    @staticmethod
    def folded(text: str) -> str | bytes:
        """What is stored of a text."""
        raise NotImplementedError

    def follow(self, row: models.Model) -> None:
        """Sets the column of a row that is about to be stored."""
        setattr(row, self.attname, self.folded(getattr(row, self.read)))

    def pre_save(self, model_instance: models.Model, add: bool) -> Any:
        self.follow(model_instance)
        return super().pre_save(model_instance, add)

    def deconstruct(self) -> Any:
        name, _, args, options = super().deconstruct()
        return name, f"django.db.models.{self.stored_as}", args, options


class _Words(Followed, models.TextField):  # type: ignore[type-arg]  # as above
    stored_as = "TextField"

    def __init__(self, read: str = "", *sources: str, **options: Any):
        super().__init__(read, *sources, **({"default": "", "blank": True} | options))


class SearchPlain(_Words):
    """The words of a text without diacritics."""

    folded = staticmethod(search_plain)


class SearchToned(_Words):
    """The words of a text with their diacritics, in one spelling."""

    folded = staticmethod(search_toned)


class SortKey(Followed, models.BinaryField):  # type: ignore[type-arg]  # as above
    """The place of a name in Vietnamese order; no locale of a database changes the order of bytes."""

    stored_as = "BinaryField"
    folded = staticmethod(sort_key)

    def __init__(self, read: str = "", *sources: str, **options: Any):
        super().__init__(read, *sources, **({"default": b"", "blank": True} | options))


class PersonKey(SortKey):
    """The place of a person in a list: by the given name, which comes last."""

    folded = staticmethod(person_key)


def followers(model: type[models.Model], changed: Iterable[str]) -> list[Followed]:
    """The columns of a model that follow from the `changed` ones, without those that are among them."""
    names = set(changed)
    columns = [field for field in model._meta.concrete_fields if isinstance(field, Followed)]
    return [column for column in columns if column.sources & names and column.name not in names]


class FollowingQuerySet(models.QuerySet[Any]):
    """Rows whose columns follow also where many are changed at once; they are found whatever the spelling."""

    def update(self, **values: Any) -> int:
        """Changes the columns, and those that follow from them."""
        columns = followers(self.model, values)
        if not columns:
            return super().update(**values)
        with transaction.atomic(using=self.db):
            keys = list(self.order_by().values_list("pk", flat=True))
            count = super().update(**values)
            for start in range(0, len(keys), AT_A_TIME):
                rows = list(
                    self.model._base_manager.using(self.db).filter(pk__in=keys[start : start + AT_A_TIME])
                )
                self._store(rows, columns)
        return count

    def bulk_update(self, objs: Iterable[Any], fields: Iterable[str], batch_size: int | None = None) -> int:
        """Stores the fields of the rows, and the columns that follow from them."""
        rows, names = list(objs), list(fields)
        columns = followers(self.model, names)
        for row in rows:
            for column in columns:
                column.follow(row)
        return super().bulk_update(rows, [*names, *(column.name for column in columns)], batch_size)

    def _store(self, rows: list[Any], columns: list[Followed]) -> None:
        for row in rows:
            for column in columns:
                column.follow(row)
        super().bulk_update(rows, [column.name for column in columns])

    def containing(self, words: str, *columns: str) -> Self:
        """The rows in which every word occurs, with or without diacritics; the last letters of a word may be missing.

        They are searched in `search_plain`, or in any of the `columns`, which are SearchPlain.
        """
        wanted = [folded.rstrip() for word in words.split() if (folded := search_plain(word))]
        if words.strip() and not wanted:
            return self.none()
        found = self
        for word in wanted:
            there = Q()
            for column in columns or ("search_plain",):
                there |= Q(**{f"{column}__contains": word})
            found = found.filter(there)
        return found

    def nearest_first(self, words: str, *order: str) -> Self:
        """Those first in which the words stand with the very diacritics that were typed, then by `order`."""
        exact = Q()
        for word in words.split():
            if (folded := search_toned(word)) != search_plain(word):
                exact &= Q(search_toned__contains=folded)
        if not exact:
            return self.order_by(*order)
        distance = Case(When(exact, then=Value(0)), default=Value(1))
        return self.order_by(distance, *order)


class Following(models.Model):
    """A row with columns that follow; its manager has the words of FollowingQuerySet."""

    class Meta:
        abstract = True

    def save(self, *args: Any, **options: Any) -> None:
        """Stores the row; with `update_fields` also what follows from them."""
        fields = options.get("update_fields")
        if fields is not None:
            options["update_fields"] = {*fields, *(column.name for column in followers(type(self), fields))}
        elif unread := self.get_deferred_fields():
            read = {field.attname for field in self._meta.concrete_fields} - unread
            for column in followers(type(self), read):
                column.follow(self)
        super().save(*args, **options)
