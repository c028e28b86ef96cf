from django.contrib import admin

from dialogue_portal.forms.administration import DAYS
from dialogue_portal.workdays.models import DayOff


@admin.register(DayOff)
class DayOffAdmin(admin.ModelAdmin):  # type: ignore[type-arg]  # generic for mypy only, not when it runs
    """Ngày nghỉ: entered by hand for the whole country or one authority."""

    list_display = ["date", "kind", "name", "official", "source", "authority"]
    list_filter = ["kind", "official"]
    date_hierarchy = "date"
    formfield_overrides = DAYS
