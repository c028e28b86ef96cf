from django.contrib import admin

from dialogue_portal.workdays.models import DayOff


@admin.register(DayOff)
class DayOffAdmin(admin.ModelAdmin):
    list_display = ["date", "kind", "name", "official", "source", "authority"]
    list_filter = ["kind", "official"]
    date_hierarchy = "date"
