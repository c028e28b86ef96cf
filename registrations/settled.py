"""Which questions have their answer: told by the packages that answer, none of which this one knows."""

from functools import reduce
from operator import or_

from django.db.models import Q

_CONDITIONS: list[Q] = []


def settled_where(condition: Q) -> None:
    """Counts the questions that fit this condition as answered."""
    _CONDITIONS.append(condition)


def is_settled() -> Q:
    """The condition that an answered question fits."""
    return reduce(or_, _CONDITIONS, Q(pk__in=[]))
