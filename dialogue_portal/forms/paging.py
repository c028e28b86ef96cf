"""Long lists are shown in pages."""

from typing import Any

from django.core.paginator import Page, Paginator
from django.http import HttpRequest


def page_of(request: HttpRequest, rows: Any, size: int) -> Page[Any]:
    """The page of `rows` that the address asks for (`?page=2`), `size` rows long; the first or last one in doubt.

    `rows` is an ordered queryset or a list.
    """
    return Paginator(rows, size).get_page(request.GET.get("page"))
