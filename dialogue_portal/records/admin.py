from django.contrib import admin

from dialogue_portal.records.models import Record


@admin.register(Record)
class RecordAdmin(admin.ModelAdmin):
    """Nhật ký can be read here, never changed."""

    list_display = ["at", "actor_name", "label", "content_type", "object_id", "note"]
    list_filter = ["authority", "content_type"]
    date_hierarchy = "at"

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False
