from django.contrib import admin

from dialogue_portal.health.models import Sweep
from dialogue_portal.records.admin import ReadOnly


@admin.register(Sweep)
class SweepAdmin(ReadOnly, admin.ModelAdmin):
    """Việc định kỳ."""

    list_display = ["task", "started_at", "finished_at", "failure"]
