from django.contrib import admin
from django.utils.timezone import localdate

from dialogue_portal.daysoff.changes import CalendarChange
from dialogue_portal.daysoff.services import change_calendar
from dialogue_portal.forms.administration import DAYS
from dialogue_portal.workdays.models import DayOff


@admin.register(DayOff)
class DayOffAdmin(admin.ModelAdmin):
    """Ngày nghỉ: entered by hand for the whole country or one authority, with the records of every other way."""

    list_display = ["date", "kind", "name", "official", "source", "authority"]
    list_filter = ["kind", "official"]
    date_hierarchy = "date"
    formfield_overrides = DAYS

    def save_model(self, request, obj, form, change):
        """Stores the day as a change of the calendar; a day whose date or authority changes leaves its old place."""
        before = DayOff.objects.filter(pk=obj.pk).first() if change else None
        if before and (before.date, before.authority_id) != (obj.date, obj.authority_id):
            self._change(request, CalendarChange(before.authority, removed=(before,)))
        self._change(request, CalendarChange(obj.authority, entered=(obj,)))

    def delete_model(self, request, obj):
        """Removes one day."""
        self._change(request, CalendarChange(obj.authority, removed=(obj,)))

    def delete_queryset(self, request, queryset):
        """Removes each of the chosen days."""
        for row in queryset:
            self.delete_model(request, row)

    def _change(self, request, change):
        change_calendar(change, actor=request.user, today=localdate())
