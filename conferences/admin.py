from django.contrib import admin

from conferences.models import Conclusion, Conference


class ReadOnlyAdmin(admin.ModelAdmin):
    """Rows that only their steps may change can be read here."""

    def has_add_permission(self, request):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


@admin.register(Conference)
class ConferenceAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "authority", "state", "chair_name", "closed_on"]
    list_filter = ["state"]
    list_select_related = ["authority", "round"]


@admin.register(Conclusion)
class ConclusionAdmin(ReadOnlyAdmin):
    list_display = ["__str__", "authority", "state", "due_on", "met_on", "late"]
    list_filter = ["state", "late"]
    list_select_related = ["authority", "conference__round"]
