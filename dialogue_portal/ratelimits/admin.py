from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from dialogue_portal.ratelimits.models import Tally


@admin.register(Tally)
class TallyAdmin(ReadOnly, admin.ModelAdmin):
    """Số lần đã đếm: which limits are reached how often."""

    list_display = ["limit_name", "times", "until", "key"]
    list_filter = ["limit_name"]
