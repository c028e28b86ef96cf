from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from dialogue_portal.records.models import Record, SealCheck


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


@admin.register(Record)
class RecordAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only, not when it runs
    """Nhật ký xử lý."""

    list_display = ["at", "actor_name", "label", "content_type", "object_id", "note"]
    list_filter = ["authority", "content_type"]
    date_hierarchy = "at"


@admin.register(SealCheck)
class SealCheckAdmin(ReadOnly, admin.ModelAdmin):  # type: ignore[type-arg]  # as above
    """Lần kiểm tra niêm phong gần nhất."""

    list_display = ["checked_at", "count", "broken_no"]
