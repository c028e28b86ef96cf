from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from responses.models import Assignment, Reply


class ReplyInline(ReadOnly, admin.StackedInline):
    model = Reply


@admin.register(Assignment)
class AssignmentAdmin(ReadOnly, admin.ModelAdmin):
    inlines = [ReplyInline]
    list_display = ["question", "authority", "department", "officer", "state", "due_on", "met_on"]
    list_filter = ["state", "authority"]
    list_select_related = ["question", "authority", "department", "officer"]
    date_hierarchy = "due_on"
