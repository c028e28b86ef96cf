from django.contrib import admin

from responses.models import Assignment, Reply


class ReadOnly:
    """The steps alone change these rows; the administrator reads them."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class ReplyInline(ReadOnly, admin.StackedInline):
    model = Reply


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly, admin.ModelAdmin):
    inlines = [ReplyInline]
    list_display = ["question", "authority", "department", "officer", "state", "due_on", "met_on"]
    list_filter = ["state", "authority"]
    list_select_related = ["question", "authority", "department", "officer"]
    date_hierarchy = "due_on"
