from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from dialogue_portal.records.models import Record, SealCheck


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
