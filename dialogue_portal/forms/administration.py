"""What Django's administration pages read as everywhere else: days, hours, and the words of a search."""

from typing import Any, ClassVar

from django.contrib.admin.widgets import AdminDateWidget, AdminTimeWidget
from django.db import models
from django.http import HttpRequest

from dialogue_portal.forms.fields import DayField, HourField

# For `formfield_overrides`; the calendar of the administration pages stays.
DAYS: dict[Any, dict[str, Any]] = {
    models.DateField: {"form_class": DayField, "widget": AdminDateWidget},
    models.TimeField: {"form_class": HourField, "widget": AdminTimeWidget},
}


class FoldedSearch:
    """A search box that finds words whatever their spelling; `search_fields` are columns of SearchPlain."""

    search_fields: ClassVar[Any] = ["search_plain"]

    def get_search_results(self, request: HttpRequest, queryset: Any, search_term: str) -> tuple[Any, bool]:
        """The rows in which every word occurs, and that none is found twice."""
        return queryset.containing(search_term, *self.search_fields), False


class ReadOnly:
    """A page of the administration that shows rows which people change by steps only, or never."""

    def has_add_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody adds a row."""
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody changes a row."""
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        """Nobody deletes a row."""
        return False
