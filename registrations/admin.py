from django.contrib import admin

from dialogue_portal.forms.administration import ReadOnly
from registrations.models import Attachment, Flood, HeldForm, Question, Registration


@admin.register(Registration)
class RegistrationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["shown_code", "full_name", "round", "received_at", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority"]


@admin.register(Question)
class QuestionAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "source", "state", "round", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["state", "authority"]


@admin.register(Flood)
class FloodAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["began_at", "authority", "released_at", "discarded_at", "decided_by"]
    list_select_related = ["authority", "decided_by"]
    list_filter = ["authority"]

    def get_queryset(self, request):
        """With what its name is made of."""
        return Flood.objects.for_list()


@admin.register(HeldForm)
class HeldFormAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["shown_code", "received_at", "round", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority"]


@admin.register(Attachment)
class AttachmentAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "kind", "size", "received_at", "authority"]
    list_select_related = ["authority"]
    list_filter = ["authority", "kind"]
