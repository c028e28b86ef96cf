from django.contrib import admin
from django.utils.timezone import localdate

from dialogue_portal.forms.administration import ReadOnly
from registrations.models import (
    Attachment,
    Collector,
    DataRequest,
    Flood,
    HeldForm,
    Look,
    Question,
    Registration,
)
from registrations.personaldata.looks import note_looks


@admin.register(Registration)
class RegistrationAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "full_name", "round", "received_at", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority"]

    def get_object(self, request, object_id, from_field=None):
        """The form; that its page was opened is stored."""
        found = super().get_object(request, object_id, from_field)
        if found:
            note_looks(request.user, [found], today=localdate())
        return found


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
    list_display = ["__str__", "received_at", "round", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority"]
    # The office reads them on its own page, which stores that it did.
    exclude = ["phone", "typed"]


@admin.register(Attachment)
class AttachmentAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "kind", "size", "received_at", "authority"]
    list_select_related = ["authority"]
    list_filter = ["authority", "kind"]


@admin.register(Collector)
class CollectorAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["name", "kind", "round", "owes", "authority"]
    list_select_related = ["round", "authority"]
    list_filter = ["authority", "kind"]
    # The office reads them on its own page.
    exclude = ["head", "phone", "email", "name_key", "search_toned"]


@admin.register(DataRequest)
class DataRequestAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["__str__", "state", "asked_at", "due_on", "authority"]
    list_select_related = ["authority"]
    exclude = ["full_name", "phone", "text"]
    list_filter = ["state", "authority"]


@admin.register(Look)
class LookAdmin(ReadOnly, admin.ModelAdmin):
    list_display = ["on", "user", "registration", "held_form", "authority"]
    list_select_related = ["user", "registration", "held_form", "authority"]
    list_filter = ["authority"]
