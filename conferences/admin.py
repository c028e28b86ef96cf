from django.contrib import admin

from conferences.conclusion.models import Conclusion
from conferences.models import Conference
from dialogue_portal.forms.administration import ReadOnly


@admin.register(Conference)
class ConferenceAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "authority", "state", "chair_name", "closed_on"]
    list_filter = ["state"]
    list_select_related = ["authority", "round"]


@admin.register(Conclusion)
class ConclusionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "authority", "state", "due_on", "met_on", "late"]
    list_filter = ["state", "late"]
    list_select_related = ["authority", "conference__round"]
