from django.contrib import admin

from dialogue_portal.records.models import Record


class ReadOnly:
    """Rows that people change by steps only, or never, can be read in the administration."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Record)
class RecordAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["at", "actor_name", "label", "content_type", "object_id", "note"]
    list_filter = ["authority", "content_type"]
    date_hierarchy = "at"
