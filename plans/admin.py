from django.contrib import admin

from plans.models import Plan, Round


class ReadOnly:
    """Plans change by their steps only, which leave a record; here they can be read."""

    def has_add_permission(self, request, obj=None):
        return False

    def has_change_permission(self, request, obj=None):
        return False

    def has_delete_permission(self, request, obj=None):
        return False


class RoundInline(ReadOnly, admin.TabularInline):
    model = Round
    fields = ["position", "state", "planned_month", "planned_year", "held_on", "starts_at", "place"]


@admin.register(Plan)
class PlanAdmin(ReadOnly, admin.ModelAdmin):
    inlines = [RoundInline]
    list_display = ["subject", "authority", "year", "state", "issued_on"]
    list_filter = ["state", "year"]
    list_select_related = ["authority"]
    search_fields = ["subject", "authority__place"]
