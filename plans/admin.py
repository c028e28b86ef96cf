from django.contrib import admin

from dialogue_portal.forms.administration import FoldedSearch, ReadOnly
from plans.models import Plan, Round


class RoundInline(ReadOnly, admin.TabularInline):
    """The rounds of a plan, to look at."""

    model = Round
    fields = ["position", "state", "planned_month", "planned_year", "held_on", "starts_at", "place"]


@admin.register(Plan)
class PlanAdmin(FoldedSearch, ReadOnly, admin.ModelAdmin):
    """Plans, to look at: they change by their steps only."""

    inlines = [RoundInline]
    list_display = ["subject", "authority", "year", "state", "issued_on"]
    list_filter = ["state", "year"]
    list_select_related = ["authority"]
    search_fields = ["search_plain", "authority__search_plain"]
