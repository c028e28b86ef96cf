"""Reads whose SQL is compiled once in a process: the queryset stays the only place where a query is written."""

import secrets
from collections.abc import Callable
from copy import copy
from dataclasses import dataclass
from typing import Any

from django.db import connections
from django.db.models import QuerySet
from django.db.transaction import TransactionManagementError

# Beyond every key that a database gives out; a word that nobody writes.
_NUMBER, _WORD = 2**62, f"giá trị thay {secrets.token_hex(8)}"


@dataclass(frozen=True)
class _Compiled:
    """A queryset with its SQL. `places` says which of the call's values stands where among the parameters."""

    queryset: QuerySet[Any]
    compiler: Any
    converters: Any
    sql: str
    params: tuple[Any, ...]
    places: tuple[tuple[int, int], ...]

    def params_for(self, values: tuple[Any, ...]) -> list[Any]:
        """The parameters with the values of one call."""
        params = list(self.params)
        for place, number in self.places:
            params[place] = values[number]
        return params


class KeptRead:
    """A read that is asked again and again with other values: `read(5, "tan-hoa")` gives the rows as a list.

    `build` makes the queryset from one value for each of `kinds` (int or str). Django compiles it at the first call;
    later calls put their values among its parameters and run it as Django does, with its conversions, related rows and
    prefetches. A value stands in a condition as it is: one that becomes part of another (a pattern, a list) is
    refused at the first call.
    """

    def __init__(self, build: Callable[..., QuerySet[Any]], *kinds: type):
        self._build, self._kinds = build, kinds
        self._kept: _Compiled | None = None

    def __call__(self, *values: Any) -> list[Any]:
        """The rows for these values; raises TransactionManagementError for a lock outside a transaction."""
        return list(self.rows(*values))

    def rows(self, *values: Any) -> QuerySet[Any]:
        """The same as a queryset that is read already."""
        kept = self._kept or self._compile()
        connection = connections[kept.queryset.db]
        # The check that Django makes while it compiles.
        if kept.queryset.query.select_for_update and not connection.in_atomic_block:
            raise TransactionManagementError("A row is locked inside a transaction only.")
        params = kept.params_for(values)
        compiler = copy(kept.compiler)
        # The connection is that of the thread.
        compiler.connection = connection
        compiler.as_sql = lambda *_, **__: (kept.sql, params)
        compiler.get_converters = lambda _: kept.converters
        rows = kept.queryset.all()
        rows.query.get_compiler = lambda *_, **__: compiler  # type: ignore[method-assign]
        len(rows)
        # Whoever narrows it down asks another question.
        del rows.query.get_compiler
        return rows

    def first(self, *values: Any) -> Any:
        """The first row for these values, or None."""
        return next(iter(self(*values)), None)

    def raw(self, *values: Any) -> list[tuple[Any, ...]]:
        """The rows as the database gives them: good for telling whether they are the same as before."""
        kept = self._kept or self._compile()
        with connections[kept.queryset.db].cursor() as cursor:
            cursor.execute(kept.sql, kept.params_for(values))
            return cursor.fetchall()

    @property
    def sql(self) -> str:
        """The statement, with the places of its parameters."""
        return (self._kept or self._compile()).sql

    def _compile(self) -> _Compiled:
        stand_ins = [
            _NUMBER + number if kind is int else f"{_WORD} {number}"
            for number, kind in enumerate(self._kinds)
        ]
        queryset = self._build(*stand_ins)
        compiler = queryset.query.get_compiler(using=queryset.db)
        sql, params = compiler.as_sql()
        places = tuple(
            (place, stand_ins.index(value)) for place, value in enumerate(params) if value in stand_ins
        )
        if {number for _, number in places} != set(range(len(stand_ins))):
            raise ValueError("A value of a kept read must stand among the parameters as it is.")
        converters = compiler.get_converters([column for column, *_ in compiler.select[: compiler.col_count]])
        self._kept = _Compiled(queryset, compiler, converters, sql, tuple(params), places)
        return self._kept
