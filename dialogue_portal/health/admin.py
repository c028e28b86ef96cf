from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from dialogue_portal.health.models import Sweep


@admin.register(Sweep)
class SweepAdmin(ReadOnly, admin.ModelAdmin):
    """Việc định kỳ."""

    list_display = ["task", "started_at", "finished_at", "failure"]
